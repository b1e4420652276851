/**
 * One record as a stage sees it. Of a packed topic: one entry of one record, so `value` is never null there.
 */
export interface LogRecord {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  /** The entry's place in its packed record; 0 on every other topic. */
  readonly index: number;
  readonly key: Buffer | null;
  /** null: a tombstone. */
  readonly value: Buffer | null;
  readonly headers: Readonly<Record<string, Buffer | undefined>>;
  /** When the broker or the producer dated the record, epoch milliseconds. */
  readonly timestampMs: number;
}

/**
 * A record to publish. The partition is always chosen by the stage, never by a partitioner. On a packed topic `value` is
 * one entry: the stage server packs the entries of a transaction itself, in the order in which they were emitted.
 */
export interface OutgoingRecord {
  readonly topic: string;
  readonly partition: number;
  readonly key: string | Buffer | null;
  readonly value: Buffer | null;
  readonly headers?: Readonly<Record<string, string>>;
}

/** One key's new value; `undefined` removes the key. */
export type Change<Value> = readonly [key: string, value: Value | undefined];

export interface StateReader<Value> {
  get(key: string): Value | undefined;
}

/** State as it will be when this transaction commits; nothing of it is seen by anyone before. */
export interface StateWriter<Value> extends StateReader<Value> {
  put(changes: Iterable<Change<Value>>): void;
}

/**
 * What a handler may do with its batch. All of it, and the batch's offset, becomes visible in one Kafka transaction or not
 * at all; a handler that throws ends the tenure and its batch is handed out again, from the state before it.
 */
export interface StageTransaction<Value = never> {
  /** When this batch was taken in hand, epoch microseconds UTC: the only clock a stage is given. */
  readonly at: number;
  readonly state: StateWriter<Value>;
  emit(record: OutgoingRecord): void;
  /** Await it now and then in a long batch: it lets heartbeats through when more than 50 ms have passed. */
  breathe(): Promise<void>;
}

/**
 * A handler of one or more topics' batches: a Nest controller method under `@OnTopic(...)`, called with the records of one
 * input partition in their order. It may await what it needs (a global table that must catch up).
 */
export type BatchHandler<Value = never> = (
  batch: readonly LogRecord[],
  transaction: StageTransaction<Value>,
) => Promise<void> | void;

/** How a stage's values are stored. */
export interface ValueCodec<Value> {
  encode(value: Value): Buffer;
  decode(bytes: Buffer): Value;
  /** Awaited before `decode` is given these: whatever it takes to read what other versions have written. */
  learn?(values: Iterable<Buffer>): Promise<void>;
}
