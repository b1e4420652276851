import * as fc from 'fast-check';
import { sendBatches, toKafkaBatch } from './send-batches.js';

const out = (topic: string, bytes: number) => ({
  topic,
  partition: 0,
  key: null,
  value: Buffer.alloc(bytes),
});

describe('what is sent in one request', () => {
  it('is small enough for a broker to take, and in order', () => {
    const records = fc.array(
      fc.integer({ min: 0, max: 400_000 }).map((bytes) => out('t', bytes)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(records, (given) => {
        const batches = [...sendBatches(given)];
        expect(batches.flat()).toEqual(given);
        for (const batch of batches) {
          const bytes = batch.reduce((sum, { value }) => sum + value!.length, 0);
          expect(bytes).toBeLessThanOrEqual(900_000);
        }
      }),
      { numRuns: 30 },
    );
  });

  it('is at most 500 records', () => {
    const sizes = [...sendBatches(Array.from({ length: 1_200 }, () => out('t', 10)))];

    expect(sizes.map(({ length }) => length)).toEqual([500, 500, 200]);
  });

  it('is sorted by topic and keeps the order in each', () => {
    const batch = toKafkaBatch([out('a', 1), out('b', 2), out('a', 3)]);

    expect(
      batch.topicMessages?.map(({ topic, messages }) => [
        topic,
        messages.map(({ value }) => value?.length),
      ]),
    ).toEqual([
      ['a', [1, 3]],
      ['b', [2]],
    ]);
  });
});
