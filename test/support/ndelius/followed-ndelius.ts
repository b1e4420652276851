import { mkdirSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { connectOffsets, startConnect } from '../../../apps/iom/src/sandbox/parts/connect.part.js';
import {
  debeziumPostgres,
  type DebeziumPostgresOptions,
} from '../../../apps/iom/src/sandbox/parts/debezium-postgres.js';
import { findJava } from '../../../apps/iom/src/sandbox/parts/java.js';
import { LogFile } from '../../../apps/iom/src/sandbox/parts/log-file.js';
import { withOtherPorts } from '../../../apps/iom/src/sandbox/parts/other-ports.js';
import { PartFailedError } from '../../../apps/iom/src/sandbox/parts/part-failed.error.js';
import type { PartOptions, RunningPart } from '../../../apps/iom/src/sandbox/parts/part.js';
import { clusterFolder } from '../../../apps/iom/src/sandbox/parts/postgres-place.js';
import { until } from '../../../apps/iom/src/sandbox/parts/until.js';
import type { TestBridge } from '../../e2e/support/test-bridge.js';
import { NDeliusDatabase } from './ndelius-database.js';

const ORG = 'probation-wales';

/** In which of its forms a connector says what it sees. */
export type Forms = Pick<DebeziumPostgresOptions, 'referenceKeys' | 'numbers'>;

/** A database in the shape of nDelius, and Debezium that brings its changes to the topics of a bridge. */
export class FollowedNDelius {
  private connect: RunningPart | undefined;
  private marks = 0;

  private constructor(
    private readonly bridge: TestBridge,
    private readonly options: PartOptions,
    private readonly database: NDeliusDatabase,
  ) {}

  /** The database alone; nobody follows it yet. All of it is gone when the bridge's folder is. */
  static async start(bridge: TestBridge): Promise<FollowedNDelius> {
    const dataDir = join(bridge.dataDir, 'ndelius');
    mkdirSync(dataDir, { recursive: true });
    const options: PartOptions = {
      dataDir,
      cacheDir: join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'iom-bridge'),
      guard: bridge.bridge.parts.guard,
      report: (line) => void process.stderr.write(`${line}\n`),
    };
    // It lies elsewhere when the account that PostgreSQL runs under may not enter the bridge's folder.
    options.guard.removeAtEnd(clusterFolder(dataDir));
    return new FollowedNDelius(bridge, options, await NDeliusDatabase.start(options));
  }

  get sql(): NDeliusDatabase['sql'] {
    return this.database.sql;
  }

  /** Follows the database: from its place in the log, or from a snapshot when it has none. */
  async follow(forms: Forms): Promise<void> {
    const java = await findJava(process.env['JAVA_HOME']);
    const { brokers } = this.bridge.bridge.addresses;
    const { connection } = this.database;
    const connector = debeziumPostgres({ connection, org: ORG, ...forms });
    this.connect = await withOtherPorts(() =>
      startConnect({ ...this.options, java, brokers, connector }),
    );
  }

  /** Follows no more. */
  async leave(): Promise<void> {
    await this.connect?.stop();
    this.connect = undefined;
  }

  /** As after the loss of a worker's disk: the next who follows begins with a snapshot. */
  forgetPlace(): void {
    rmSync(connectOffsets(this.options.dataDir), { force: true });
  }

  /** Everything that has been committed is on its topic, and the bridge has dealt with it. */
  async isThrough(): Promise<void> {
    this.marks += 1;
    const mark = `mark-${this.marks}`;
    await this.awaits(`${mark} comes out of the log`, () => this.hasArrived(mark));
    await this.bridge.settled();
  }

  async stop(): Promise<void> {
    try {
      await this.leave();
    } finally {
      await this.database.stop();
      rmSync(this.options.dataDir, { recursive: true, force: true });
    }
  }

  /** A failure says what Kafka Connect said last: its log goes with the bridge's folder. */
  private async awaits(what: string, attempt: () => Promise<true | undefined>): Promise<void> {
    try {
      await until(what, attempt, { withinMs: 60_000, everyMs: 100 });
    } catch (failure) {
      const said = new LogFile(join(this.options.dataDir, 'logs/connect.log')).lastLines();
      throw new PartFailedError(`${String(failure)} Kafka Connect said`, said);
    }
  }

  /** Marked anew each time: what is written before a connector has begun to follow the log does not come out of it. */
  private async hasArrived(mark: string): Promise<true | undefined> {
    await this.database.mark(mark);
    const records = await this.bridge.records(`source.${ORG}`);
    return records.some(({ value }) => value?.includes(`"${mark}"`)) ? true : undefined;
  }
}
