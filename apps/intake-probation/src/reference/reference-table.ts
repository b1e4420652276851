import type { JsonObject } from '@iom/codec';
import { type EventLogClient, GlobalTable, referenceTopic } from '@iom/event-log';
import type { Fatal } from '@iom/platform';
import { Arrivals } from './arrivals.js';
import { readReferenceRow } from './read-reference-row.js';
import { referenceKeyOf } from './reference-key.js';
import type { ReferenceRows } from './reference-rows.js';

/** The code tables as they are now, and the means to wait for a row of them. */
export interface CodeTables extends ReferenceRows {
  /** Whether the row under this key is there, now or before the signal is aborted. */
  appears(key: string, signal: AbortSignal): Promise<boolean>;
}

/** A code table that can be opened and closed. */
export interface OpenCodeTables extends CodeTables {
  /** Resolves when everything that was written before has been read. */
  start(): Promise<void>;
  stop(): void;
}

export interface ReferenceTableOptions {
  readonly client: EventLogClient;
  readonly org: string;
  readonly onFatal: Fatal;
}

/** `reference.<org>`, followed from its beginning. */
export class ReferenceTable implements OpenCodeTables {
  private readonly arrivals = new Arrivals();
  private readonly table: GlobalTable<JsonObject>;

  constructor({ client, org, onFatal }: ReferenceTableOptions) {
    this.table = new GlobalTable({
      client,
      topic: referenceTopic(org),
      partitions: 1,
      decode: ({ key, value }) => {
        const row = readReferenceRow(value);
        if (row !== undefined) this.arrivals.arrived(referenceKeyOf(key));
        return row;
      },
      keyOf: ({ key }) => referenceKeyOf(key),
      onFatal,
    });
  }

  get(key: string): JsonObject | undefined {
    return this.table.get(key);
  }

  entries(): Iterable<readonly [string, JsonObject]> {
    return this.table.entries();
  }

  appears(key: string, signal: AbortSignal): Promise<boolean> {
    return this.get(key) === undefined ? this.arrivals.of(key, signal) : Promise.resolve(true);
  }

  start(): Promise<void> {
    return this.table.start();
  }

  stop(): void {
    this.table.stop();
  }
}
