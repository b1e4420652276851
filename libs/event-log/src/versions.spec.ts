import { RunnableStage } from './runnable-stage.js';
import { declare } from './stage.fixtures.js';
import type { BatchHandler, LogRecord, OutgoingRecord } from './stage.js';
import { twoVersions, type Version } from './versions.fixtures.js';

/** Counts what it is given. */
const counting: BatchHandler<number> = (batch, { state }) => {
  state.put([['n', (state.get('n') ?? 0) + batch.length]]);
};

const stageOf = ({ packing, stateParts, valueCodec }: Version): RunnableStage<number> =>
  new RunnableStage(
    {
      groupId: 'counting',
      topics: [declare('parcels', 1, { packed: true }), declare('state', 1)],
      outputs: [],
      stateTopic: 'state',
      packing,
      stateParts,
      valueCodec,
    },
    new Map([['parcels', counting]]),
  );

const inLog = ({ topic, key, value }: OutgoingRecord, offset: number): LogRecord => ({
  topic,
  partition: 0,
  offset,
  index: 0,
  key: key === null ? null : Buffer.from(key),
  value,
  headers: {},
  timestampMs: 0,
});

/** A record of the packed input, as this version writes it. */
const parcel = ({ packing }: Version, ...entries: string[]): LogRecord => {
  const [value = null] = packing.pack(entries.map((text) => Buffer.from(text)));
  return inLog({ topic: 'parcels', partition: 0, key: null, value }, 0);
};

describe('a new version of a stage', () => {
  it('goes on from the state that the old version has written', async () => {
    const { older, newer } = await twoVersions();
    const before = stageOf(older);
    const [piece] = before.pieces([
      { topic: 'parcels', records: [parcel(older, 'a', 'b')], next: 1 },
    ]);
    const { outgoing } = await before.run(piece?.records ?? [], {
      state: before.newState(),
      partition: 0,
      at: 0,
    });

    const after = stageOf(newer);
    const restored = after.newState();
    await after.restore(restored, outgoing.map(inLog));

    expect([...restored.entries()]).toEqual([['n', 2]]);
    expect(restored.sequence).toBe(1);
  });

  it('unpacks what the old version has packed', async () => {
    const { older, newer } = await twoVersions();
    const stage = stageOf(newer);
    const records = [parcel(older, 'a', 'b')];
    await stage.learn(records);
    const [piece] = stage.pieces([{ topic: 'parcels', records, next: 1 }]);

    expect(piece?.records.map(({ value }) => String(value))).toEqual(['a', 'b']);
  });
});
