import type { EventLogClient } from './event-log-client.js';
import { openReaders } from './open-readers.js';
import type { PartitionReader } from './partition-reader.js';
import type { LogRecord } from './stage.js';
import { StageError } from './stage.error.js';

export interface GlobalTableOptions<Value> {
  readonly client: EventLogClient;
  readonly topic: string;
  readonly partitions: number;
  /** The value of a row, which may keep `value` itself; undefined: as if the key had been removed. */
  readonly decode: (record: LogRecord & { readonly value: Buffer }) => Value | undefined;
  /** Left out: the record key as text. */
  readonly keyOf?: ((record: LogRecord) => string) | undefined;
  readonly onFatal: (error: unknown) => void;
}

interface Follower {
  readonly reader: PartitionReader;
  position: number;
}

const FETCH_WAIT_MS = 500;

/** A compacted topic as a map that follows it: the last value of each key, over all partitions. */
export class GlobalTable<Value> {
  private readonly rows = new Map<string, Value>();
  private followers: readonly Follower[] = [];
  private stopped = false;
  private failure: { readonly error: unknown } | undefined;
  private moved = Promise.withResolvers<void>();

  constructor(private readonly options: GlobalTableOptions<Value>) {}

  get(key: string): Value | undefined {
    return this.rows.get(key);
  }

  get size(): number {
    return this.rows.size;
  }

  keys(): Iterable<string> {
    return this.rows.keys();
  }

  entries(): Iterable<readonly [string, Value]> {
    return this.rows.entries();
  }

  /** Resolves when everything that was written before the start has been read. */
  async start(): Promise<void> {
    const { client, topic, partitions } = this.options;
    const wanted = Array.from({ length: partitions }, (_, partition) => partition);
    const opened = await openReaders(wanted.map((partition) => ({ client, topic, partition })));
    this.followers = opened.map(({ reader, start }) => ({ reader, position: start }));
    for (const follower of this.followers) {
      this.follow(follower).catch((error: unknown) => this.fail(error));
    }
    await this.caughtUp();
  }

  /**
   * Resolves when everything written before the call has been read. The bound is the high watermark, not the stable offset:
   * the markers of one transaction reach its partitions one after the other, so what a committed record elsewhere tells us
   * may still be undecided here. An open transaction is waited for, at most until its timeout. `partitions`: only those, for
   * whoever knows where the rows are. Rejects when the table has stopped or failed.
   */
  async caughtUp(partitions?: ReadonlySet<number>): Promise<void> {
    const awaited = this.followers.filter((_, partition) => partitions?.has(partition) ?? true);
    const ends = await Promise.all(awaited.map(({ reader }) => reader.end()));
    while (awaited.some(({ position }, i) => position < (ends[i] ?? 0))) {
      if (this.failure) throw this.failure.error;
      if (this.stopped) throw new StageError(`The table of ${this.options.topic} has stopped`);
      await this.moved.promise;
    }
  }

  stop(): void {
    this.stopped = true;
    for (const { reader } of this.followers) reader.close();
    this.wake();
  }

  private async follow(follower: Follower): Promise<void> {
    while (!this.stopped) {
      const { records, next } = await follower.reader.fetch(follower.position, FETCH_WAIT_MS);
      for (const record of records) this.apply(record);
      if (next === follower.position) continue;
      follower.position = next;
      this.wake();
    }
  }

  private apply(record: LogRecord): void {
    const key = this.options.keyOf?.(record) ?? String(record.key);
    const { value } = record;
    const row = value === null ? undefined : this.options.decode({ ...record, value: own(value) });
    if (row === undefined) this.rows.delete(key);
    else this.rows.set(key, row);
  }

  private fail(error: unknown): void {
    if (this.stopped) return;
    this.failure = { error };
    this.wake();
    this.options.onFatal(error);
  }

  private wake(): void {
    this.moved.resolve();
    this.moved = Promise.withResolvers();
  }
}

/** What is read is part of a whole fetch, which a single row that stays would keep in memory. */
function own(value: Buffer): Buffer {
  const copy = Buffer.allocUnsafeSlow(value.length);
  value.copy(copy);
  return copy;
}
