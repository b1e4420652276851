import { describe, expect, it } from '@jest/globals';
import type { BatchHandlers } from './runnable-stage.js';
import type { BatchHandler, LogRecord, OutgoingRecord, StageTransaction } from './stage.js';
import { declare } from './stage.fixtures.js';
import type { TopicDeclaration } from './topics.js';

/** A log of its own for one test, on which one instance of a stage runs at a time. */
export interface StageHarness {
  append(...records: OutgoingRecord[]): Promise<void>;
  /** Ends the instance that is running, if any, and begins another one with these handlers. */
  start(handlers: BatchHandlers<number>, outputs?: readonly string[]): Promise<void>;
  /** Resolves when everything appended has been processed and committed. */
  settled(): Promise<void>;
  /** The error that ended a batch, once one has. */
  failure(): Promise<unknown>;
  read(topic: string): Promise<readonly LogRecord[]>;
  close(): Promise<void>;
}

export const CONTRACT_TOPICS: readonly TopicDeclaration[] = [
  declare('facts', 2),
  declare('commands', 2),
  declare('parcels', 1, { packed: true }),
  declare('answers', 2),
  declare('bundles', 1, { packed: true }),
  declare('elsewhere', 1),
  declare('state', 2, { config: { 'cleanup.policy': 'compact' } }),
];
export const CONTRACT_OUTPUTS = ['answers', 'bundles'];

type Transaction = StageTransaction<number>;

const record = (
  topic: string,
  value: string | null,
  { partition = 0, key = null }: { partition?: number; key?: string | null } = {},
): OutgoingRecord => ({
  topic,
  partition,
  key,
  value: value === null ? null : Buffer.from(value),
});

const text = ({ value }: LogRecord) => (value === null ? null : String(value));

/** Numbers what it is told by a count that it keeps: an answer twice, or a count that ran ahead, would show. */
const count = (transaction: Transaction): number => {
  const n = (transaction.state.get('n') ?? 0) + 1;
  transaction.state.put([['n', n]]);
  return n;
};

const counting: BatchHandler<number> = (batch, transaction) => {
  for (const told of batch) {
    const { partition } = told;
    transaction.emit(record('answers', `${text(told)} ${count(transaction)}`, { partition }));
  }
};

const on = (handlers: Record<string, BatchHandler<number>>): BatchHandlers<number> =>
  new Map(Object.entries(handlers));

const answers = async (log: StageHarness) => (await log.read('answers')).map(text);

const onLogOf =
  (open: () => Promise<StageHarness>) =>
  (test: (log: StageHarness) => Promise<void>) =>
  async () => {
    const log = await open();
    try {
      await test(log);
    } finally {
      await log.close();
    }
  };

/** What a stage may rely on, whichever log it runs on. */
export function describeStageContract(name: string, open: () => Promise<StageHarness>): void {
  describe(`a stage on ${name}`, () => {
    const withHarness = onLogOf(open);

    it(
      'answers every record once, in the order of its partition',
      withHarness(async (log) => {
        const told = ['a', 'b', 'c', 'd', 'e'];
        await log.append(
          ...told.flatMap((t) => [0, 1].map((partition) => record('facts', t, { partition }))),
        );
        await log.start(on({ facts: counting }));
        await log.settled();

        const expected = told.map((t, i) => `${t} ${i + 1}`);
        expect(await answers(log)).toEqual([...expected, ...expected]);
      }),
    );

    it(
      'hands over all that waits in one partition of one topic, and nothing else, at once',
      withHarness(async (log) => {
        const batches: string[][] = [];
        const note: BatchHandler<number> = (batch) => {
          batches.push(batch.map((r) => `${r.topic}/${r.partition}@${r.offset}`));
        };
        await log.append(
          record('facts', 'a'),
          record('facts', 'b'),
          record('facts', 'c', { partition: 1 }),
          record('commands', 'd'),
        );
        await log.start(on({ facts: note, commands: note }));
        await log.settled();

        expect(new Set(batches.map((places) => places.join(' ')))).toEqual(
          new Set(['commands/0@0', 'facts/0@0 facts/0@1', 'facts/1@0']),
        );
        expect(batches).toHaveLength(3);
      }),
    );

    it(
      'gives a batch out again, from the state before it, when its handler throws',
      withHarness(async (log) => {
        let attempts = 0;
        await log.append(record('facts', 'a'), record('facts', 'b'));
        await log.start(
          on({
            facts: async (batch, transaction) => {
              await counting(batch, transaction);
              attempts++;
              if (attempts < 3) throw new TypeError('a bug that goes away');
            },
          }),
        );
        await log.settled();

        expect(attempts).toBe(3);
        expect(await answers(log)).toEqual(['a 1', 'b 2']);
      }),
    );

    it(
      'shows nothing of a batch that failed, and the error as it was thrown',
      withHarness(async (log) => {
        const bug = new RangeError('a bug');
        await log.append(record('facts', 'a'));
        await log.start(
          on({
            facts: async (batch, transaction) => {
              await counting(batch, transaction);
              throw bug;
            },
          }),
        );

        expect(await log.failure()).toBe(bug);
        expect(await answers(log)).toEqual([]);
        expect(await log.read('state')).toEqual([]);
      }),
    );

    it(
      'goes on with its state and its position when it is replaced',
      withHarness(async (log) => {
        await log.append(record('facts', 'a'), record('facts', 'b'));
        await log.start(on({ facts: counting }));
        await log.settled();
        await log.start(on({ facts: counting }));
        await log.append(record('facts', 'c'));
        await log.settled();

        expect(await answers(log)).toEqual(['a 1', 'b 2', 'c 3']);
      }),
    );

    it(
      'forgets for good what it has removed from its state',
      withHarness(async (log) => {
        const handlers = on({
          facts: (batch, transaction) => {
            for (const told of batch) {
              const key = String(told.key);
              const number = told.value === null ? undefined : Number(text(told));
              transaction.state.put([[key, number]]);
            }
          },
          commands: (batch, transaction) => {
            for (const { key } of batch) {
              const known = transaction.state.get(String(key)) ?? 'unknown';
              transaction.emit(record('answers', `${String(key)} ${known}`));
            }
          },
        });
        await log.append(
          record('facts', '4', { key: 'kept' }),
          record('facts', '5', { key: 'removed' }),
          record('facts', null, { key: 'removed' }),
        );
        await log.start(handlers);
        await log.settled();
        await log.start(handlers);
        await log.append(
          record('commands', '?', { key: 'kept' }),
          record('commands', '?', { key: 'removed' }),
        );
        await log.settled();

        expect(await answers(log)).toEqual(['kept 4', 'removed unknown']);
      }),
    );

    it(
      'has one state for all its inputs',
      withHarness(async (log) => {
        await log.append(record('facts', 'fact'), record('commands', 'command'));
        await log.start(on({ facts: counting, commands: counting }));
        await log.settled();
        await log.append(record('commands', 'command'));
        await log.settled();

        expect((await answers(log)).map((answer) => answer?.split(' ')[1])).toEqual([
          '1',
          '2',
          '3',
        ]);
      }),
    );

    it(
      'is handed the entries of packed records, and packs what it emits',
      withHarness(async (log) => {
        const entries = Array.from({ length: 250 }, (_, i) => `entry ${i}`);
        await log.append(...entries.map((entry) => record('parcels', entry)));
        const places: string[] = [];
        await log.start(
          on({
            parcels: (batch, transaction) => {
              for (const entry of batch) {
                places.push(`${entry.offset}.${entry.index}`);
                transaction.emit(record('bundles', `${text(entry)} ${count(transaction)}`));
              }
            },
          }),
        );
        await log.settled();

        const bundled = await log.read('bundles');
        expect(bundled.map(text)).toEqual(entries.map((entry, i) => `${entry} ${i + 1}`));
        expect(new Set(bundled.map(({ offset }) => offset)).size).toBeLessThan(5);
        expect(places.slice(98, 102)).toEqual(['0.98', '0.99', '1.0', '1.1']);
      }),
    );

    it(
      'passes keys, headers and tombstones on as they are',
      withHarness(async (log) => {
        await log.append(
          { ...record('facts', 'a', { key: 'k' }), headers: { ce_id: 'id-1' } },
          record('facts', null, { key: 'k' }),
        );
        await log.start(
          on({
            facts: (batch, transaction) => {
              for (const told of batch) {
                const from = String(told.headers['ce_id'] ?? 'none');
                transaction.emit({ ...told, topic: 'answers', headers: { ce_id: 'id-2', from } });
              }
            },
          }),
        );
        await log.settled();

        const seen = await log.read('answers');
        expect(seen.map(({ key, value }) => [String(key), value && String(value)])).toEqual([
          ['k', 'a'],
          ['k', null],
        ]);
        const headers = seen.map(({ headers: { ce_id, from } }) => [String(ce_id), String(from)]);
        expect(headers).toEqual([
          ['id-2', 'id-1'],
          ['id-2', 'none'],
        ]);
      }),
    );

    it.each([
      ['a topic that is not its output', record('elsewhere', 'x'), /elsewhere\S* is not an output/],
      ['a partition that is not there', record('answers', 'x', { partition: 2 }), /no partition 2/],
      ['a tombstone in a packed topic', record('bundles', null), /cannot be a tombstone/],
    ])('may not emit to %s', async (_, forbidden, complaint) => {
      await withHarness(async (log) => {
        await log.append(record('facts', 'a'));
        await log.start(
          on({
            facts: async (batch, transaction) => {
              await counting(batch, transaction);
              transaction.emit(forbidden);
            },
          }),
        );

        expect(String(await log.failure())).toMatch(complaint);
        expect([await answers(log), await log.read(forbidden.topic)]).toEqual([[], []]);
      })();
    });
  });
}
