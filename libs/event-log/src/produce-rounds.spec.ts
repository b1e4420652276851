import * as fc from 'fast-check';
import { produceRounds } from './produce-rounds.js';

const out = (partition: number, bytes: number) => ({
  topic: 't',
  partition,
  key: null,
  value: Buffer.alloc(bytes),
});

describe('what is sent in one round', () => {
  it('is a batch a partition that a broker takes, and keeps the order in each partition', () => {
    const records = fc.array(
      fc.tuple(fc.nat(4), fc.nat(400_000)).map(([partition, bytes]) => out(partition, bytes)),
      { maxLength: 40 },
    );
    fc.assert(
      fc.property(records, (given) => {
        const batches = [...produceRounds(given)].flat();
        for (const { records: batch } of batches) {
          const bytes = batch.reduce((sum, { value }) => sum + value!.length, 0);
          expect(bytes).toBeLessThanOrEqual(900_000);
        }
        for (let n = 0; n <= 4; n++) {
          const sent = batches.filter(({ partition }) => partition === n);
          expect(sent.flatMap((batch) => batch.records)).toEqual(
            given.filter(({ partition }) => partition === n),
          );
        }
      }),
      { numRuns: 30 },
    );
  });

  it('never has a partition twice: a second batch could overtake the first', () => {
    const given = Array.from({ length: 30 }, (_, i) => out(i % 3, 300_000));
    for (const round of produceRounds(given)) {
      expect(new Set(round.map(({ partition }) => partition)).size).toBe(round.length);
    }
  });
});
