import {
  type DynamicModule,
  Inject,
  Injectable,
  Module,
  type OnApplicationBootstrap,
  type OnApplicationShutdown,
} from '@nestjs/common';
import type { Codec } from '@iom/codec';
import type { EventLogClient, OrganisationRef } from '@iom/event-log';
import { FATAL, type Fatal, HealthRegistry, LOG, type Log, MetricsRegistry } from '@iom/platform';
import { CompletenessCheck } from './completeness/completeness-check.js';
import { DisclosuresController } from './http/disclosures.controller.js';
import { LogController } from './http/log.controller.js';
import { ReceiptController } from './http/receipt.controller.js';
import { RecordController } from './http/record.controller.js';
import type { LogKeys } from './logs/log-keys.js';
import { ServedLogs } from './logs/served-logs.js';
import { SignedTerm } from './logs/signed-term.js';
import { PersonIndex } from './person-index.js';
import { Recorder } from './recording/recorder.js';
import { healthOf, showFigures } from './recording/recorder-health.js';
import { openDatabase, type Sql } from './store/database.js';
import { LedgerReader } from './store/ledger-reader.js';
import { migrate } from './store/migrate.js';

/** What the ledger works with. */
export interface LedgerParts {
  readonly client: EventLogClient;
  readonly codec: Codec;
  readonly databaseUrl: string;
  readonly organisations: readonly OrganisationRef[];
  readonly keys: LogKeys;
}

const READER_CONNECTIONS = 8;
const SQL = Symbol('ledger.sql');

/** Starts what runs when the app starts, and ends it when nobody asks anything any more. */
@Injectable()
class LedgerRun implements OnApplicationBootstrap, OnApplicationShutdown {
  constructor(
    @Inject(SQL) private readonly sql: Sql,
    @Inject(Recorder) private readonly recorder: Recorder,
    @Inject(SignedTerm) private readonly term: SignedTerm,
    @Inject(PersonIndex) private readonly people: PersonIndex,
    @Inject(HealthRegistry) private readonly health: HealthRegistry,
    @Inject(MetricsRegistry) private readonly metrics: MetricsRegistry,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await migrate(this.sql);
    this.health.add('recorder', () => healthOf(this.recorder.figures, Date.now()));
    showFigures(this.metrics, () => this.recorder.figures);
    this.recorder.start();
    await this.people.start();
  }

  async onApplicationShutdown(): Promise<void> {
    this.people.stop();
    await this.recorder.stop();
    await this.term.close();
    await this.sql.end({ timeout: 5 });
  }
}

@Module({})
export class LedgerModule {
  static with({ client, codec, databaseUrl, organisations, keys }: LedgerParts): DynamicModule {
    return {
      module: LedgerModule,
      controllers: [ReceiptController, DisclosuresController, RecordController, LogController],
      providers: [
        LedgerRun,
        { provide: SQL, useFactory: () => openDatabase(databaseUrl, { max: READER_CONNECTIONS }) },
        { provide: LedgerReader, useFactory: (sql: Sql) => new LedgerReader(sql), inject: [SQL] },
        {
          provide: CompletenessCheck,
          useFactory: (sql: Sql) => new CompletenessCheck({ client, sql, organisations }),
          inject: [SQL],
        },
        {
          provide: PersonIndex,
          useFactory: (fatal: Fatal) => new PersonIndex(client, codec, fatal),
          inject: [FATAL],
        },
        {
          provide: Recorder,
          useFactory: (log: Log, fatal: Fatal, term: SignedTerm) =>
            new Recorder({
              client,
              codec,
              databaseUrl,
              log,
              fatal,
              check: (position) => term.check(position),
              duties: (standing) => term.duties(standing),
            }),
          inject: [LOG, FATAL, SignedTerm],
        },
        {
          provide: SignedTerm,
          useFactory: (sql: Sql) => new SignedTerm({ client, codec, sql, keys }),
          inject: [SQL],
        },
        {
          provide: ServedLogs,
          useFactory: (sql: Sql) => new ServedLogs(sql, keys, organisations),
          inject: [SQL],
        },
      ],
    };
  }
}
