import * as fc from 'fast-check';
import { KeyedState, type KeyedStateShape } from './keyed-state.js';
import { jsonParts, numbers } from './stage.fixtures.js';
import type { Change } from './stage.js';

/** Small, so that a test goes round several times. */
const SMALL: KeyedStateShape = { cycle: 8, buckets: 4, entriesPerPart: 3, bytesPerPart: 40 };

interface Written {
  readonly offset: number;
  readonly key: string;
  readonly bytes: Buffer;
}

/** A state and the topic that its transactions have written. */
class Ledgered {
  readonly state = new KeyedState(numbers, SMALL);
  readonly expected = new Map<string, number>();
  readonly topic: Written[] = [];

  transact(changes: readonly Change<number>[]): void {
    const overlay = this.state.overlay();
    overlay.put(changes);
    const plan = this.state.plan(overlay.changes);
    for (const { key, part } of plan.parts) {
      this.topic.push({ offset: this.topic.length, key, bytes: jsonParts.encode(part) });
    }
    plan.commit();
    for (const [key, value] of changes) {
      if (value === undefined) this.expected.delete(key);
      else this.expected.set(key, value);
    }
  }
}

function replayed(topic: readonly Written[]): KeyedState<number> {
  const state = new KeyedState(numbers, SMALL);
  for (const { bytes } of topic) state.replay(jsonParts.decode(bytes));
  return state;
}

/** What compaction may leave: always the last record of a key, of the earlier ones any. */
function compacted(topic: readonly Written[], keeps: (offset: number) => boolean): Written[] {
  const last = new Map(topic.map(({ key, offset }) => [key, offset]));
  return topic.filter(({ key, offset }) => last.get(key) === offset || keeps(offset));
}

const asMap = (state: KeyedState<number>) => new Map(state.entries());

describe('the state of a stage', () => {
  it('is changed when its transaction has committed, and not before', () => {
    const state = new KeyedState(numbers, SMALL);
    const overlay = state.overlay();
    overlay.put([['a', 1]]);
    const plan = state.plan(overlay.changes);

    expect([overlay.get('a'), state.get('a'), state.sequence]).toEqual([1, undefined, 0]);
    plan.commit();
    expect([state.get('a'), state.sequence]).toEqual([1, 1]);
  });

  it('writes nothing for a transaction that changes nothing', () => {
    const state = new KeyedState(numbers, SMALL);
    const plan = state.plan(new Map());
    plan.commit();

    expect([plan.parts, state.sequence]).toEqual([[], 0]);
  });

  it('keeps its topic small: no more keys than a cycle of deltas and the buckets need', () => {
    const ledgered = new Ledgered();
    for (let n = 0; n < 1_000; n++) ledgered.transact([[`key-${n % 10}`, n]]);

    expect(compacted(ledgered.topic, () => false).length).toBeLessThan(8 + 4 * 10);
  });

  it('cuts what it writes into records of a bounded size', () => {
    const ledgered = new Ledgered();
    ledgered.transact(Array.from({ length: 10 }, (_, i) => [`k${i}`, 10 ** i]));

    for (const { bytes } of ledgered.topic) {
      const { entries } = jsonParts.decode(bytes);
      const size = entries.reduce(
        (sum, [key, value]) => sum + key.length + (value?.length ?? 0),
        0,
      );
      expect(entries.length).toBeLessThanOrEqual(3);
      expect(size).toBeLessThanOrEqual(40);
    }
    expect(asMap(replayed(ledgered.topic))).toEqual(ledgered.expected);
  });

  it('comes back as it was, whatever compaction has left of its topic and whenever it was restored', () => {
    const change = fc.tuple(
      fc.constantFrom(...Array.from('abcdefghijkl')),
      fc.option(fc.integer({ min: 0, max: 9_999 }), { nil: undefined, freq: 3 }),
    );
    const transactions = fc.array(fc.array(change, { minLength: 1, maxLength: 6 }), {
      maxLength: 60,
    });
    const kept = fc.func(fc.boolean());
    fc.assert(
      fc.property(transactions, kept, fc.nat(60), (history, keeps, restoredAfter) => {
        let ledgered = new Ledgered();
        history.forEach((changes, n) => {
          ledgered.transact(changes);
          if (n !== restoredAfter) return;
          // A take-over in between goes on from what it could read.
          const successor = new Ledgered();
          for (const written of compacted(ledgered.topic, keeps)) {
            successor.state.replay(jsonParts.decode(written.bytes));
          }
          successor.topic.push(...ledgered.topic);
          for (const [key, value] of ledgered.expected) successor.expected.set(key, value);
          ledgered = successor;
        });
        const left = replayed(compacted(ledgered.topic, keeps));
        expect(asMap(left)).toEqual(ledgered.expected);
        expect(left.sequence).toBe(ledgered.state.sequence);
      }),
      { numRuns: 500 },
    );
  });
});
