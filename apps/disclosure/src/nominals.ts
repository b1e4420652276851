import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { type Codec, decodeNominal } from '@iom/codec';
import type { Nominal } from '@iom/domain';
import { type EventLogClient, GlobalTable, NOMINALS, SUBJECT_PARTITIONS } from '@iom/event-log';
import type { Fatal } from '@iom/platform';

/** The nominals as they are now. */
export interface Nominals {
  /** Those of the subjects who are or were nominals, as of everything written before the call. */
  currentOf(subjectIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Nominal>>;
}

export interface NominalTableOptions {
  readonly client: EventLogClient;
  readonly codec: Codec;
  readonly onFatal: Fatal;
}

/** `iom.nominals` as a table. Rows are kept as bytes: one may be of a schema version that is yet to be learnt. */
export class NominalTable implements Nominals, OnModuleInit, OnApplicationShutdown {
  private readonly table: GlobalTable<Buffer>;

  constructor(private readonly options: NominalTableOptions) {
    this.table = new GlobalTable({
      client: options.client,
      topic: NOMINALS,
      partitions: SUBJECT_PARTITIONS,
      decode: ({ value }) => value,
      onFatal: options.onFatal,
    });
  }

  async onModuleInit(): Promise<void> {
    await this.table.start();
  }

  onApplicationShutdown(): void {
    this.table.stop();
  }

  async currentOf(subjectIds: ReadonlySet<string>): Promise<ReadonlyMap<string, Nominal>> {
    const { codec } = this.options;
    // Not for old events only: a nominal is written with the event that makes them one, and may be seen after it.
    await this.table.caughtUp();
    const rows = [...subjectIds].flatMap((subjectId) => {
      const row = this.table.get(subjectId);
      return row === undefined ? [] : [[subjectId, row] as const];
    });
    await codec.learn(rows.map(([, row]) => row));
    return new Map(rows.map(([subjectId, row]) => [subjectId, decodeNominal(codec, row)]));
  }
}
