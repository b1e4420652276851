import { ByteMap } from './byte-map.js';
import { Recent } from './recent.js';
import { StateOverlay } from './state-overlay.js';
import type { StatePart } from './state-part.js';
import type { Change, StateReader, ValueCodec } from './stage.js';

export interface KeyedStateShape {
  /** Transactions after which every bucket has been written as a whole, and a delta's key may be used again. */
  readonly cycle: number;
  /** A divisor of `cycle`. */
  readonly buckets: number;
  readonly entriesPerPart: number;
  readonly bytesPerPart: number;
}

/** Part of the stored format: a state topic written with other numbers cannot be read with these. */
export const KEYED_STATE_SHAPE: KeyedStateShape = {
  cycle: 4_096,
  buckets: 1_024,
  entriesPerPart: 4_000,
  bytesPerPart: 500_000,
};

export interface StatePlan {
  /** To be encoded before anything is committed: their values are views of what is held. */
  readonly parts: readonly { readonly key: string; readonly part: StatePart }[];
  /** To be called once the transaction that carries the parts has committed. */
  commit(): void;
}

/**
 * State by key, and what of it to write so that its compacted topic stays small although records are packed.
 *
 * A transaction writes one packed delta, whose record key comes round again after a cycle of transactions. Meanwhile each
 * bucket that changed has been written as a whole once, in the same transactions, so a delta that compaction removes is
 * always covered. Replaying the topic in its order gives the state, whatever compaction has left of it.
 *
 * What is held are the bytes as they are stored: a value is decoded when it is asked for, and the few that are asked for again
 * and again stay decoded. So a state of millions costs neither the collector of garbage nor a restart more than its bytes.
 *
 * Values are taken as immutable: whoever changes one that `get` returned changes state that no transaction carries.
 */
export class KeyedState<Value> implements StateReader<Value> {
  private readonly held = new ByteMap();
  /** By block. */
  private readonly recent = new Recent<Value>();
  private readonly dirty = new Set<number>();
  private transactions = 0;

  constructor(
    private readonly values: ValueCodec<Value>,
    private readonly shape: KeyedStateShape = KEYED_STATE_SHAPE,
  ) {}

  /** How many transactions have changed it. */
  get sequence(): number {
    return this.transactions;
  }

  get(key: string): Value | undefined {
    const block = this.held.find(key);
    if (block === 0) return undefined;
    const known = this.recent.get(block);
    if (known !== undefined) return known;
    const value = this.values.decode(this.held.valueOf(block));
    this.recent.keep(block, value);
    return value;
  }

  get size(): number {
    return this.held.size;
  }

  *entries(): Iterable<readonly [string, Value]> {
    for (const [key, bytes] of this.held.entries()) yield [key, this.values.decode(bytes)];
  }

  /** Replays one record of the state topic. */
  replay({ sequence, bucket, part, entries }: StatePart): void {
    this.transactions = Math.max(this.transactions, sequence);
    if (bucket !== undefined && part === 0) this.clear(bucket);
    for (const [key, bytes] of entries) {
      this.set(key, bytes);
      if (bucket === undefined) this.dirty.add(this.bucketOf(key));
    }
  }

  /** What is known before the first transaction. */
  put(changes: Iterable<Change<Value>>): void {
    for (const [key, value] of changes) {
      this.set(key, value === undefined ? undefined : this.values.encode(value), value);
      this.dirty.add(this.bucketOf(key));
    }
  }

  /** A view that collects changes beside this state until they are committed. */
  overlay(): StateOverlay<Value> {
    return new StateOverlay(this);
  }

  /** What to write for these changes, and what to do once it is committed. Nothing is changed before. */
  plan(changes: ReadonlyMap<string, Value | undefined>): StatePlan {
    if (changes.size === 0) return { parts: [], commit: () => undefined };
    const sequence = this.transactions + 1;
    const encoded = this.encoded(changes);
    const parts = this.split(encoded).map((entries, part) => ({
      key: `d${sequence % this.shape.cycle}.${part}`,
      part: { sequence, part, entries } as StatePart,
    }));
    const due = this.dueBucket(sequence, encoded);
    if (due !== undefined) {
      this.split(this.wholeBucket(due, encoded)).forEach((entries, part) =>
        parts.push({ key: `b${due}.${part}`, part: { sequence, bucket: due, part, entries } }),
      );
    }
    return {
      parts,
      commit: () => {
        for (const [key, bytes] of encoded) {
          this.set(key, bytes, changes.get(key));
          this.dirty.add(this.bucketOf(key));
        }
        this.transactions = sequence;
        if (due !== undefined) this.dirty.delete(due);
      },
    };
  }

  /** A value that is kept decoded is followed by what takes its place, if that is known. */
  private set(key: string, bytes: Buffer | undefined, value?: Value): void {
    const before = this.held.find(key);
    const wasRecent = before !== 0 && this.recent.forget(before);
    if (bytes === undefined) {
      this.held.delete(key);
      return;
    }
    const block = this.held.set(key, bytes);
    if (wasRecent && value !== undefined) this.recent.keep(block, value);
  }

  private clear(bucket: number): void {
    const keys = [...this.held.entriesOf(bucket, this.shape.buckets)].map(([key]) => key);
    for (const key of keys) this.set(key, undefined);
    this.dirty.delete(bucket);
  }

  private encoded(changes: ReadonlyMap<string, Value | undefined>): Change<Buffer>[] {
    const encoded: Change<Buffer>[] = [];
    for (const [key, value] of changes) {
      encoded.push([key, value === undefined ? undefined : this.values.encode(value)]);
    }
    return encoded;
  }

  /** The bucket whose turn it is, if anything in it has changed since its last turn. */
  private dueBucket(sequence: number, changes: readonly Change<Buffer>[]): number | undefined {
    const { cycle, buckets } = this.shape;
    const every = cycle / buckets;
    if (sequence % every !== 0) return undefined;
    const bucket = (sequence / every) % buckets;
    const isDue = this.dirty.has(bucket) || changes.some(([key]) => this.bucketOf(key) === bucket);
    return isDue ? bucket : undefined;
  }

  private wholeBucket(bucket: number, changes: readonly Change<Buffer>[]): Change<Buffer>[] {
    const whole = new Map<string, Buffer>(this.held.entriesOf(bucket, this.shape.buckets));
    for (const [key, bytes] of changes) {
      if (this.bucketOf(key) !== bucket) continue;
      if (bytes === undefined) whole.delete(key);
      else whole.set(key, bytes);
    }
    return [...whole];
  }

  /** At least one part, even an empty one: it says that there is nothing left. */
  private split(entries: readonly Change<Buffer>[]): Change<Buffer>[][] {
    let part: Change<Buffer>[] = [];
    let bytes = 0;
    const parts = [part];
    for (const entry of entries) {
      const size = entry[0].length + (entry[1]?.length ?? 0);
      const full =
        part.length === this.shape.entriesPerPart || bytes + size > this.shape.bytesPerPart;
      if (part.length > 0 && full) {
        parts.push((part = []));
        bytes = 0;
      }
      part.push(entry);
      bytes += size;
    }
    return parts;
  }

  /** Part of the stored format: changing it orphans buckets. */
  private bucketOf(key: string): number {
    return this.held.partOf(key, this.shape.buckets);
  }
}
