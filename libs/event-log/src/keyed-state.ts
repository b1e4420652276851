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
 * Values are taken as immutable: whoever changes one that `get` returned changes state that no transaction carries.
 */
export class KeyedState<Value> implements StateReader<Value> {
  private readonly held: Map<string, Value>[];
  private readonly dirty = new Set<number>();
  private transactions = 0;

  constructor(
    private readonly values: ValueCodec<Value>,
    private readonly shape: KeyedStateShape = KEYED_STATE_SHAPE,
  ) {
    this.held = Array.from({ length: shape.buckets }, () => new Map<string, Value>());
  }

  /** How many transactions have changed it. */
  get sequence(): number {
    return this.transactions;
  }

  get(key: string): Value | undefined {
    return this.held[this.bucketOf(key)]?.get(key);
  }

  get size(): number {
    return this.held.reduce((sum, bucket) => sum + bucket.size, 0);
  }

  *entries(): Iterable<readonly [string, Value]> {
    for (const bucket of this.held) yield* bucket;
  }

  /** Replays one record of the state topic. */
  replay({ sequence, bucket, part, entries }: StatePart): void {
    this.transactions = Math.max(this.transactions, sequence);
    if (bucket === undefined) {
      this.put(entries.map(([key, bytes]) => [key, bytes && this.values.decode(bytes)]));
      return;
    }
    if (part === 0) {
      this.held[bucket]?.clear();
      this.dirty.delete(bucket);
    }
    for (const [key, bytes] of entries) {
      if (bytes !== undefined) this.held[bucket]?.set(key, this.values.decode(bytes));
    }
  }

  put(changes: Iterable<Change<Value>>): void {
    for (const [key, value] of changes) {
      const bucket = this.bucketOf(key);
      if (value === undefined) this.held[bucket]?.delete(key);
      else this.held[bucket]?.set(key, value);
      this.dirty.add(bucket);
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
    const parts = this.split(changes).map((entries, part) => ({
      key: `d${sequence % this.shape.cycle}.${part}`,
      part: { sequence, part, entries } as StatePart,
    }));
    const due = this.dueBucket(sequence, changes);
    if (due !== undefined) {
      this.split(this.wholeBucket(due, changes)).forEach((entries, part) =>
        parts.push({ key: `b${due}.${part}`, part: { sequence, bucket: due, part, entries } }),
      );
    }
    return {
      parts,
      commit: () => {
        this.put(changes);
        this.transactions = sequence;
        if (due !== undefined) this.dirty.delete(due);
      },
    };
  }

  /** The bucket whose turn it is, if anything in it has changed since its last turn. */
  private dueBucket(sequence: number, changes: ReadonlyMap<string, unknown>): number | undefined {
    const { cycle, buckets } = this.shape;
    const every = cycle / buckets;
    if (sequence % every !== 0) return undefined;
    const bucket = (sequence / every) % buckets;
    if (this.dirty.has(bucket)) return bucket;
    for (const key of changes.keys()) if (this.bucketOf(key) === bucket) return bucket;
    return undefined;
  }

  private wholeBucket(
    bucket: number,
    changes: ReadonlyMap<string, Value | undefined>,
  ): Map<string, Value> {
    const whole = new Map(this.held[bucket]);
    for (const [key, value] of changes) {
      if (this.bucketOf(key) !== bucket) continue;
      if (value === undefined) whole.delete(key);
      else whole.set(key, value);
    }
    return whole;
  }

  /** At least one part, even an empty one: it says that there is nothing left. */
  private split(entries: ReadonlyMap<string, Value | undefined>): Change<Buffer>[][] {
    let part: Change<Buffer>[] = [];
    let bytes = 0;
    const parts = [part];
    for (const [key, value] of entries) {
      const encoded = value === undefined ? undefined : this.values.encode(value);
      const size = key.length + (encoded?.length ?? 0);
      const full =
        part.length === this.shape.entriesPerPart || bytes + size > this.shape.bytesPerPart;
      if (part.length > 0 && full) {
        parts.push((part = []));
        bytes = 0;
      }
      part.push([key, encoded]);
      bytes += size;
    }
    return parts;
  }

  /** FNV-1a. Part of the stored format: changing it orphans buckets. */
  private bucketOf(key: string): number {
    let hash = 0x811c9dc5;
    for (let i = 0; i < key.length; i++) hash = Math.imul(hash ^ key.charCodeAt(i), 0x01000193);
    return (hash >>> 0) % this.shape.buckets;
  }
}
