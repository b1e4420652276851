import { connect } from 'node:net';
import {
  createTopics,
  deleteTopics,
  readPartition,
  testClient,
  transactional,
  unique,
} from './broker.fixtures.js';
import { EventLogClient } from './event-log-client.js';
import { EventLogProducer } from './event-log-producer.js';
import { FaultProxy } from './fault-proxy.fixtures.js';
import { FetchRefusedError } from './fetch-response.js';
import { PartitionReader } from './partition-reader.js';
import { declare } from './stage.fixtures.js';
import type { TopicDeclaration } from './topics.js';
import { discard } from './transactions.js';

const client = testClient(process.env['KAFKA_BROKERS']);

describe('reading a partition', () => {
  let topic: TopicDeclaration;
  beforeEach(async () => {
    [topic = declare('', 0)] = (await createTopics(client, [declare('read', 1)])).values();
  });
  afterEach(() => deleteTopics(client, [topic]));

  const messages = (...values: string[]) => ({
    topic: topic.name,
    messages: values.map((value) => ({ partition: 0, value })),
  });
  const decided = async (): Promise<string[]> => {
    const reader = await PartitionReader.open({ client, topic: topic.name, partition: 0 });
    const values: string[] = [];
    for await (const records of reader.toStableEnd()) {
      values.push(...records.map(({ value }) => String(value)));
    }
    reader.close();
    return values;
  };

  it('shows no record of an aborted transaction, however transactions interleave', async () => {
    const producers = [];
    for (const name of ['x', 'y', 'z']) {
      producers.push(await transactional(client, unique(name)));
    }
    const [x, y, z] = await Promise.all(producers.map((producer) => producer.transaction()));
    await x?.send(messages('aborted x', 'aborted x'));
    await y?.send(messages('aborted y'));
    await z?.send(messages('committed z'));
    await x?.send(messages('aborted x'));
    await y?.abort(); // began later, ends earlier
    await z?.send(messages('committed z'));
    await x?.abort();
    await z?.commit();
    const again = await producers[0]?.transaction();
    await again?.send(messages('committed x'));
    await again?.commit();
    producers.forEach(discard);

    expect(await decided()).toEqual(['committed z', 'committed z', 'committed x']);
  });

  it('ends at what is decided or waits for a transaction that is open, as it is asked to', async () => {
    const producer = await transactional(client, unique('open'));
    const first = await producer.transaction();
    await first.send(messages('decided'));
    await first.commit();
    const open = await producer.transaction();
    await open.send(messages('undecided'));

    expect(await decided()).toEqual(['decided']);
    const everything = readPartition(client, topic.name);
    await open.commit();
    expect((await everything).map(({ value }) => String(value))).toEqual(['decided', 'undecided']);
    discard(producer);
  });

  it('goes past what was aborted at the end, where there is nothing left to show', async () => {
    const producer = await transactional(client, unique('tail'));
    for (const [value, end] of [
      ['kept', 'commit'],
      ['gone', 'abort'],
    ] as const) {
      const transaction = await producer.transaction();
      await transaction.send(messages(value));
      await transaction[end]();
    }
    discard(producer);
    const reader = await PartitionReader.open({ client, topic: topic.name, partition: 0 });
    const first = await reader.fetch(0, 1_000);
    const second = await reader.fetch(first.next, 0);

    expect([...first.records, ...second.records].map(({ value }) => String(value))).toEqual([
      'kept',
    ]);
    expect(second.next).toBe(await reader.end());
    expect(second.stable).toBe(second.next);
    reader.close();
  });

  it('begins at any offset that is in the log, and fails at one that is not', async () => {
    const producer = await EventLogProducer.connect(client);
    await producer.send(
      ['a', 'b', 'c'].map((value) => ({
        topic: topic.name,
        partition: 0,
        key: null,
        value: Buffer.from(value),
      })),
    );
    await producer.close();
    const reader = await PartitionReader.open({ client, topic: topic.name, partition: 0 });
    const { records, next } = await reader.fetch(1, 0);

    expect(records.map(({ offset, value }) => [offset, String(value)])).toEqual([[1, 'b'], [2, 'c']]); // prettier-ignore
    expect([await reader.start(), await reader.end(), next]).toEqual([0, 3, 3]);
    await expect(reader.fetch(9, 0)).rejects.toBeInstanceOf(FetchRefusedError);
    reader.close();
  });

  describe('when the connection is not what it was', () => {
    const [broker = ''] = (process.env['KAFKA_BROKERS'] ?? '').split(',');
    let proxy: FaultProxy;
    let gone = false;
    const unreliable = new EventLogClient({
      clientId: 'unreliable',
      brokers: [broker],
      socketFactory: ({ onConnect }) =>
        gone ? connect({ host: '127.0.0.1', port: 1 }, onConnect) : proxy.connect(onConnect),
    });
    beforeEach(async () => {
      gone = false;
      proxy = await FaultProxy.before(broker);
    });
    afterEach(() => proxy.close());

    const open = () =>
      PartitionReader.open({
        client: unreliable,
        topic: topic.name,
        partition: 0,
        patienceMs: 500,
      });

    it.each([
      ['the first offset', 2, (reader: PartitionReader) => reader.start()],
      ['the end', 2, (reader: PartitionReader) => reader.end()],
      ['records', 1, async (reader: PartitionReader) => (await reader.fetch(0, 0)).next],
    ] as const)('asks again for %s', async (_, api, ask) => {
      const reader = await open();
      for (const loses of ['request', 'reply'] as const) {
        proxy.fault = { api, loses };
        expect(await ask(reader)).toBe(0);
        expect(proxy.fault).toBeUndefined();
      }
      reader.close();
    });

    it('opens although the first answer about leaders is lost', async () => {
      proxy.fault = { api: 3, loses: 'reply' };
      const reader = await open();
      expect([await reader.end(), proxy.fault]).toEqual([0, undefined]);
      reader.close();
    });

    it.each([
      ['the first offset', (reader: PartitionReader) => reader.start()],
      ['the end', (reader: PartitionReader) => reader.end()],
      ['records', (reader: PartitionReader) => reader.fetch(0, 0)],
    ] as const)('says so when nobody gives it %s in time', async (_, ask) => {
      const reader = await open();
      gone = true;
      proxy.close();

      await expect(ask(reader)).rejects.toThrow(`more than 500 ms to read ${topic.name}/0`);
      reader.close();
    });
  });
});
