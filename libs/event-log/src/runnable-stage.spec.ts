import { type BatchHandlers, RunnableStage, type StageDefinition } from './runnable-stage.js';
import type { BatchHandler, LogRecord } from './stage.js';
import { declare, jsonParts, lengthPrefixed, numbers } from './stage.fixtures.js';

const nothing: BatchHandler<number> = () => undefined;
const handlers = (...topics: string[]): BatchHandlers<number> =>
  new Map(topics.map((topic) => [topic, nothing]));

const definition: StageDefinition<number> = {
  groupId: 'stage',
  topics: [declare('source.a', 3), declare('source.b', 3), declare('out', 1), declare('parcels', 1, { packed: true })], // prettier-ignore
  outputs: ['out'],
  packing: lengthPrefixed,
};

const record = (topic: string, offset: number, value: Buffer): LogRecord => ({
  topic,
  partition: 0,
  offset,
  index: 0,
  key: null,
  value,
  headers: {},
  timestampMs: 0,
});

const inputsOf = (...names: string[]) => new RunnableStage(definition, handlers(...names)).inputs;

const parcel = (entries: number): Buffer =>
  Buffer.concat(lengthPrefixed.pack(Array.from({ length: entries }, (_, i) => Buffer.from([i]))));

describe('a stage', () => {
  it('reads the topics that its handlers name, or the family of them', () => {
    expect(inputsOf('source.a')).toEqual(['source.a']);
    expect(inputsOf('source.*')).toEqual(['source.a', 'source.b']);
  });

  it('reads only those of a family that are its own', () => {
    const stage = new RunnableStage({ ...definition, inputs: ['source.b'] }, handlers('source.*'));

    expect(stage.inputs).toEqual(['source.b']);
  });

  it.each([
    ['a handler of a topic that nobody declared', {}, ['elsewhere'], /elsewhere/],
    ['an output that nobody declared', { outputs: ['elsewhere'] }, ['source.a'], /elsewhere/],
    [
      'a state topic that nobody declared',
      { stateTopic: 'elsewhere', valueCodec: numbers, stateParts: jsonParts },
      ['source.a'],
      /elsewhere/,
    ],
    ['a state topic without codecs', { stateTopic: 'out' }, ['source.a'], /both codecs/],
    ['an input without a handler', { inputs: ['source.b'] }, ['source.a'], /source\.b/],
    ['nothing to read', {}, [], /no inputs/],
  ] as const)('is refused at start with %s', (_, wrong, names, complaint) => {
    expect(
      () => new RunnableStage<number>({ ...definition, ...wrong }, handlers(...names)),
    ).toThrow(complaint);
  });

  it('cuts a large chunk into transactions, between the records of the log', () => {
    const stage = new RunnableStage(definition, handlers('parcels'));
    const records = [30, 50, 40, 100, 10].map((n, i) => record('parcels', 10 + i * 2, parcel(n)));
    const pieces = [...stage.pieces([{ topic: 'parcels', records, next: 25 }], 90)];

    expect(pieces.map((piece) => [piece.records.length, piece.positions])).toEqual([
      [80, [{ topic: 'parcels', next: 13 }]],
      [40, [{ topic: 'parcels', next: 15 }]],
      [100, [{ topic: 'parcels', next: 17 }]],
      [10, [{ topic: 'parcels', next: 25 }]],
    ]);
  });

  it('makes one transaction of what little has come in several inputs, and hands each to its handler', async () => {
    const seen: string[] = [];
    const note: BatchHandler<number> = (batch) => {
      seen.push(batch.map(({ topic, offset }) => `${topic} ${offset}`).join(', '));
    };
    const stage = new RunnableStage<number>(
      definition,
      new Map([
        ['source.a', note],
        ['source.b', note],
      ]),
    );
    const value = Buffer.from('x');
    const [piece, ...others] = stage.pieces([
      { topic: 'source.a', records: [record('source.a', 3, value), record('source.a', 4, value)], next: 6 },
      { topic: 'source.b', records: [record('source.b', 9, value)], next: 10 },
      { topic: 'parcels', records: [], next: 8 },
    ]); // prettier-ignore
    await stage.run(piece?.records ?? [], { state: stage.newState(), partition: 0, at: 0 });

    expect(others).toEqual([]);
    expect(seen).toEqual(['source.a 3, source.a 4', 'source.b 9']);
    expect(piece?.positions).toEqual([
      { topic: 'source.a', next: 6 },
      { topic: 'source.b', next: 10 },
    ]);
  });

  it('keeps nothing when it has no state topic', async () => {
    const stage = new RunnableStage<number>(
      definition,
      new Map([['source.a', (_, { state }) => state.put([['k', 1]])]]),
    );
    const run = stage.run([record('source.a', 0, Buffer.from('x'))], {
      state: stage.newState(),
      partition: 0,
      at: 0,
    });

    await expect(run).rejects.toThrow(/no state topic/);
  });

  it('may not emit when its handler has returned', async () => {
    const late = Promise.withResolvers<() => void>();
    const stage = new RunnableStage<number>(
      definition,
      new Map([
        ['source.a', (_, transaction) =>
          late.resolve(() => transaction.emit({ topic: 'out', partition: 0, key: null, value: null }))],
      ]), // prettier-ignore
    );
    await stage.run([record('source.a', 0, Buffer.from('x'))], {
      state: stage.newState(),
      partition: 0,
      at: 0,
    });
    const emitLate = await late.promise;

    expect(emitLate).toThrow(/forgot an await/);
  });

  it('knows what it was told to begin with', () => {
    const stage = new RunnableStage<number>(
      {
        ...definition,
        stateTopic: 'out',
        valueCodec: numbers,
        stateParts: jsonParts,
        initialState: [['k', 7]],
      },
      handlers('source.a'),
    );

    expect(stage.newState().get('k')).toBe(7);
  });
});
