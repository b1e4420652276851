import type { OnApplicationShutdown, OnModuleInit } from '@nestjs/common';
import { type Codec, decodeNominal } from '@iom/codec';
import { type Nominal, partitionOf } from '@iom/domain';
import { type EventLogClient, GlobalTable, NOMINALS, SUBJECT_PARTITIONS } from '@iom/event-log';
import type { Fatal } from '@iom/platform';
import { RememberedRows } from './remembered-rows.js';

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

/** Rows that are kept decoded as well. */
const REMEMBERED_NOMINALS = 10_000;

/** `iom.nominals` as a table. Rows are kept as bytes: one may be of a schema version that is yet to be learnt. */
export class NominalTable implements Nominals, OnModuleInit, OnApplicationShutdown {
  private readonly table: GlobalTable<Buffer>;
  private readonly decoded: RememberedRows<Nominal>;

  constructor(private readonly options: NominalTableOptions) {
    this.table = new GlobalTable({
      client: options.client,
      topic: NOMINALS,
      partitions: SUBJECT_PARTITIONS,
      decode: ({ value }) => value,
      onFatal: options.onFatal,
    });
    this.decoded = new RememberedRows(
      (row) => decodeNominal(options.codec, row),
      REMEMBERED_NOMINALS,
    );
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
    await this.table.caughtUp(partitionsOf(subjectIds));
    const rows = [...subjectIds].flatMap((subjectId) => {
      const row = this.table.get(subjectId);
      return row === undefined ? [] : [[subjectId, row] as const];
    });
    await codec.learn(rows.map(([, row]) => row));
    return new Map(rows.map(([subjectId, row]) => [subjectId, this.decoded.of(subjectId, row)]));
  }
}

/** A nominal is in the partition of its own events, so those of a batch have one between them. */
function partitionsOf(subjectIds: ReadonlySet<string>): ReadonlySet<number> {
  return new Set(Array.from(subjectIds, (id) => partitionOf(id, SUBJECT_PARTITIONS)));
}
