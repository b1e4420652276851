import {
  createTopics,
  deleteTopics,
  testClient,
  transactional,
  unique,
  until,
} from './broker.fixtures.js';
import { EventLogProducer } from './event-log-producer.js';
import { GlobalTable } from './global-table.js';
import { declare } from './stage.fixtures.js';
import type { TopicDeclaration } from './topics.js';
import { discard } from './transactions.js';

const client = testClient(process.env['KAFKA_BROKERS']);

describe('a global table', () => {
  let topic: TopicDeclaration;
  let producer: EventLogProducer;
  let table: GlobalTable<string>;
  let fatal: unknown[];
  beforeEach(async () => {
    const config = { 'cleanup.policy': 'compact' };
    [topic = declare('', 0)] = (await createTopics(client, [declare('table', 2, { config })])).values(); // prettier-ignore
    producer = await EventLogProducer.connect(client);
    fatal = [];
    table = new GlobalTable({
      client,
      topic: topic.name,
      partitions: 2,
      decode: ({ value }) => {
        if (String(value) === 'unreadable') throw new Error('unreadable row');
        return String(value);
      },
      onFatal: (error) => fatal.push(error),
    });
  });
  afterEach(async () => {
    table.stop();
    await producer.close();
    await deleteTopics(client, [topic]);
  });

  const row = (key: string, value: string | null, partition = 0) => ({
    topic: topic.name,
    partition,
    key,
    value: value === null ? null : Buffer.from(value),
  });

  it('holds the last value of every key that has one, from the start', async () => {
    await producer.send([
      row('a', '1'),
      row('b', '1', 1),
      row('c', '1'),
      row('a', '2'),
      row('c', null),
    ]);
    await table.start();

    expect(Object.fromEntries(table.entries())).toEqual({ a: '2', b: '1' });
  });

  it('keeps of what it has read no more than its rows', async () => {
    const kept = new GlobalTable({
      client,
      topic: topic.name,
      partitions: 2,
      decode: ({ value }) => value,
      onFatal: (error) => fatal.push(error),
    });
    await producer.send([row('a', 'x'.repeat(1_000)), row('b', '1')]);
    await kept.start();
    const sizes = [...kept.entries()].map(([key, { buffer }]) => [key, buffer.byteLength]);
    kept.stop();

    expect(sizes).toEqual([
      ['a', 1_000],
      ['b', 1],
    ]);
  });

  it('follows its topic', async () => {
    await table.start();
    await producer.send([row('a', '1')]);
    await table.caughtUp();

    expect([table.get('a'), table.size]).toEqual(['1', 1]);
    await producer.send([row('a', null)]);
    await table.caughtUp();
    expect(table.get('a')).toBeUndefined();
  });

  it('has caught up only when what was written before is decided too', async () => {
    await table.start();
    const writer = await transactional(client, unique('writer'));
    const transaction = await writer.transaction();
    await transaction.send({
      topic: topic.name,
      messages: [{ partition: 1, key: 'limit', value: 'restricted' }],
    });
    let known: string | undefined = 'not caught up yet';
    const barrier = table.caughtUp().then(() => (known = table.get('limit')));
    await producer.send([row('other', 'x')]);
    await until(() => table.get('other') === 'x', 'the other partition was read');
    const before = known;
    await transaction.commit();
    await barrier;
    discard(writer);

    expect([before, known]).toEqual(['not caught up yet', 'restricted']);
  });

  it('waits for no other partitions than it is asked about', async () => {
    await table.start();
    const writer = await transactional(client, unique('writer'));
    const transaction = await writer.transaction();
    await transaction.send({
      topic: topic.name,
      messages: [{ partition: 1, key: 'limit', value: 'restricted' }],
    });
    let undecided = true;
    const barrier = table.caughtUp(new Set([1])).then(() => (undecided = false));
    await producer.send([row('a', '1')]);
    await table.caughtUp(new Set([0]));

    expect([table.get('a'), table.get('limit'), undecided]).toEqual(['1', undefined, true]);
    await transaction.commit();
    await barrier;
    discard(writer);
    expect(table.get('limit')).toBe('restricted');
  });

  it('says so when it cannot go on, to whoever waits for it as well', async () => {
    await table.start();
    await producer.send([row('a', 'unreadable')]);

    await expect(table.caughtUp()).rejects.toThrow('unreadable row');
    expect(String(fatal[0])).toMatch(/unreadable row/);
  });
});
