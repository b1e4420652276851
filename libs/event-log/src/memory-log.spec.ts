import { MemoryLog } from './memory-log.js';
import { handlersOf, OnTopic } from './on-topic.js';
import type { LogRecord, StageTransaction } from './stage.js';
import { declare, jsonParts, lengthPrefixed, numbers } from './stage.fixtures.js';

class Adding {
  private readonly step = 2;

  @OnTopic('facts')
  onFacts(batch: readonly LogRecord[], transaction: StageTransaction<number>): void {
    for (const { partition, key } of batch) {
      const sum = (transaction.state.get('sum') ?? 0) + this.step;
      transaction.state.put([['sum', sum]]);
      transaction.emit({ topic: 'sums', partition, key, value: Buffer.from(`${sum}@${transaction.at}`) }); // prettier-ignore
    }
  }
}

const open = () =>
  new MemoryLog({
    topics: [declare('facts', 2), declare('sums', 2), declare('state', 2)],
    packing: lengthPrefixed,
    now: () => 1_700_000_000_123_456,
  });

const definition = {
  groupId: 'adding',
  outputs: ['sums'],
  stateTopic: 'state',
  valueCodec: numbers,
  stateParts: jsonParts,
};

const fact = (partition: number) => ({
  topic: 'facts',
  partition,
  key: 'k',
  value: Buffer.from('x'),
});

describe('a log in memory', () => {
  it('runs the methods of a controller as they are declared', async () => {
    const log = open();
    log.append(fact(0), fact(0), fact(1));
    const stage = log.runStage<number>(definition, handlersOf(new Adding()));

    expect(await stage.drain()).toBe(2);
    expect(log.read('sums').map(({ value }) => String(value))).toEqual([
      '2@1700000000123456',
      '4@1700000000123456',
      '2@1700000000123456',
    ]);
    expect([stage.state(0).get('sum'), stage.state(1).get('sum')]).toEqual([4, 2]);
  });

  it('dates records by the clock it was given', () => {
    const log = open();
    log.append(fact(0));

    expect(log.read('facts', 0)[0]?.timestampMs).toBe(1_700_000_000_123);
  });

  it('restores a new instance of a stage from what the last one committed', async () => {
    const log = open();
    log.append(fact(0));
    await log.runStage<number>(definition, handlersOf(new Adding())).drain();
    const next = log.runStage<number>(definition, handlersOf(new Adding()));

    expect(next.state(0).get('sum')).toBe(2);
    expect(await next.drain()).toBe(0);
  });

  it('hands out no more at once than it is told to', async () => {
    const log = open();
    log.append(...Array.from({ length: 25 }, () => fact(0)));
    const stage = log.runStage<number>({ ...definition, batchSize: 10 }, handlersOf(new Adding()));

    expect(await stage.drain()).toBe(3);
  });

  it('has no topics but those declared', () => {
    expect(() => open().append({ ...fact(0), topic: 'elsewhere' })).toThrow(/elsewhere/);
    expect(() => open().append(fact(2))).toThrow(/no partition 2/);
    expect(() => open().read('elsewhere')).toThrow(/elsewhere/);
  });
});
