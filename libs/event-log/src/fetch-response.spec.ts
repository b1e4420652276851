import { decodeFetchResponse, FetchRefusedError } from './fetch-response.js';
import { commitMarker, fetchResponse, recordBatch } from './fetch-response.fixtures.js';

const T0 = { topic: 't', partition: 0 };
const decode = async (from: number, response: Parameters<typeof fetchResponse>[0]) => {
  const { records, next, stable } = await decodeFetchResponse(fetchResponse(response), T0, from);
  return { values: records.map(({ value }) => String(value)), next, stable };
};

describe('what a fetch brought', () => {
  it('is the records of its batches, and where to go on', async () => {
    const batches = [
      recordBatch({ base: 5, values: ['a', 'b'] }),
      recordBatch({ base: 7, values: ['c'] }),
    ];

    expect(await decode(5, { stable: 8, batches })).toEqual({
      values: ['a', 'b', 'c'],
      next: 8,
      stable: 8,
    });
  });

  it('begins where it was asked to, in the middle of a batch', async () => {
    const batches = [recordBatch({ base: 5, values: ['a', 'b', 'c'] })];

    expect(await decode(6, { stable: 8, batches })).toMatchObject({ values: ['b', 'c'], next: 8 });
  });

  it('goes past a batch that compaction has emptied', async () => {
    const batches = [
      recordBatch({ base: 0, values: [], lastOffset: 499 }),
      recordBatch({ base: 500, values: ['left'], lastOffset: 999 }),
    ];

    expect(await decode(0, { stable: 1_000, batches })).toMatchObject({
      values: ['left'],
      next: 1_000,
    });
  });

  it('hides aborted records of transactions that interleave, in whichever order they ended', async () => {
    // The broker lists aborted transactions by their ends: here 2, which began later, ended first.
    const aborted = [
      { producerId: 2, firstOffset: 1 },
      { producerId: 1, firstOffset: 0 },
    ];
    const batches = [
      recordBatch({ base: 0, values: ['aborted 1'], producerId: 1 }),
      recordBatch({ base: 1, values: ['aborted 2'], producerId: 2 }),
      recordBatch({ base: 2, values: ['aborted 1'], producerId: 1 }),
      recordBatch({ base: 3, values: ['committed'], producerId: 3 }),
      commitMarker({ base: 4, producerId: 2 }),
      recordBatch({ base: 5, values: ['aborted 1'], producerId: 1 }),
      commitMarker({ base: 6, producerId: 1 }),
      commitMarker({ base: 7, producerId: 3 }),
      recordBatch({ base: 8, values: ['later'], producerId: 1 }),
      commitMarker({ base: 9, producerId: 1 }),
    ];

    expect(await decode(0, { stable: 10, aborted, batches })).toMatchObject({
      values: ['committed', 'later'],
      next: 10,
    });
  });

  it('shows what was not part of any transaction, whoever aborted', async () => {
    const aborted = [{ producerId: 1, firstOffset: 0 }];
    const batches = [
      recordBatch({ base: 0, values: ['aborted'], producerId: 1 }),
      recordBatch({ base: 1, values: ['plain'] }),
      commitMarker({ base: 2, producerId: 1 }),
    ];

    expect(await decode(0, { stable: 3, aborted, batches })).toMatchObject({ values: ['plain'] });
  });

  it('stops before a batch that did not fit in', async () => {
    const whole = recordBatch({ base: 0, values: ['whole'] });
    const cut = recordBatch({ base: 1, values: ['cut off'] }).subarray(0, 40);

    expect(await decode(0, { stable: 2, batches: [whole, cut] })).toMatchObject({
      values: ['whole'],
      next: 1,
    });
  });

  it('is an error when the broker says so', async () => {
    const refused = decodeFetchResponse(
      fetchResponse({ stable: 0, batches: [], errorCode: 1 }),
      T0,
      0,
    );

    await expect(refused).rejects.toBeInstanceOf(FetchRefusedError);
    await expect(refused).rejects.toMatchObject({ errorCode: 1 });
  });
});
