import { createTopics, deleteTopics, readPartition, testClient } from './broker.fixtures.js';
import { EventLogClient } from './event-log-client.js';
import { EventLogProducer } from './event-log-producer.js';
import { API, FaultProxy } from './fault-proxy.fixtures.js';
import { ProduceRefusedError } from './produce-request.js';
import type { OutgoingRecord } from './stage.js';
import { declare } from './stage.fixtures.js';
import type { TopicDeclaration } from './topics.js';

const client = testClient(process.env['KAFKA_BROKERS']);
const PARTITIONS = 3;

describe('a producer outside any stage', () => {
  let topic: TopicDeclaration;
  let producer: EventLogProducer;
  beforeEach(async () => {
    [topic = declare('', 0)] = (await createTopics(client, [declare('sent', PARTITIONS)])).values();
    producer = await EventLogProducer.connect(client);
  });
  afterEach(async () => {
    await producer.close();
    await deleteTopics(client, [topic]);
  });

  const record = (value: string | Buffer | null, partition = 0): OutgoingRecord => ({
    topic: topic.name,
    partition,
    key: null,
    value: typeof value === 'string' ? Buffer.from(value) : value,
  });
  const values = async (partition = 0) =>
    (await readPartition(client, topic.name, partition)).map(({ value }) => String(value));

  it('writes keys, values, tombstones and headers as they were given', async () => {
    const before = Date.now();
    await producer.send([
      { ...record('value'), key: 'clé', headers: { ce_id: 'id-1', note: 'Llanfairpwll ✓' } },
      { ...record(null), key: Buffer.from([0, 255]) },
    ]);
    const [first, second] = await readPartition(client, topic.name);

    expect(first).toMatchObject({
      key: Buffer.from('clé'),
      value: Buffer.from('value'),
      headers: { ce_id: Buffer.from('id-1'), note: Buffer.from('Llanfairpwll ✓') },
    });
    expect(second).toMatchObject({ key: Buffer.from([0, 255]), value: null, headers: {} });
    expect(first?.timestampMs).toBeGreaterThanOrEqual(before);
  });

  it('keeps the order in each partition, within a send and between sends that do not wait for each other', async () => {
    const numbers = Array.from({ length: 3_000 }, (_, i) => i);
    const parts = [numbers.slice(0, 500), numbers.slice(500, 2_999), numbers.slice(2_999)];
    const sends = parts.map((part) => part.map((i) => record(String(i), i % PARTITIONS)));
    await Promise.all(sends.map((records) => producer.send(records)));

    for (let partition = 0; partition < PARTITIONS; partition++) {
      const expected = numbers.filter((i) => i % PARTITIONS === partition).map(String);
      expect(await values(partition)).toEqual(expected);
    }
  });

  it('writes more at once than a broker takes in one request', async () => {
    await producer.send(Array.from({ length: 7 }, (_, i) => record(Buffer.alloc(500_000, `${i}`))));

    expect((await values()).map((value) => [value.length, value[0]])).toEqual(
      Array.from({ length: 7 }, (_, i) => [500_000, `${i}`]),
    );
  });

  it('says so when the broker refuses a record, and goes on with others', async () => {
    await producer.send([record('before')]);
    const tooLarge = producer.send([record(Buffer.alloc(1_200_000))]);
    await expect(tooLarge).rejects.toBeInstanceOf(ProduceRefusedError);
    await expect(tooLarge).rejects.toMatchObject({ errorCode: 10 });
    await producer.send([record('after')]);

    expect(await values()).toEqual(['before', 'after']);
  });

  it('writes each record once, whichever request or answer is lost', async () => {
    const [broker = ''] = (process.env['KAFKA_BROKERS'] ?? '').split(',');
    const proxy = await FaultProxy.before(broker);
    const unreliable = new EventLogClient({
      clientId: 'unreliable',
      brokers: [broker],
      socketFactory: ({ onConnect }) => proxy.connect(onConnect),
    });
    const expected: string[] = [];
    for (const api of [API.initProducerId, API.produce]) {
      for (const loses of ['request', 'reply'] as const) {
        const shaken = await EventLogProducer.connect(unreliable);
        proxy.fault = { api, loses };
        for (const value of [`${api} ${loses}`, 'and one more']) {
          await shaken.send([record(value), record(value, 1)]);
          expected.push(value);
        }
        expect(proxy.fault).toBeUndefined();
        await shaken.close();
      }
    }

    expect(await values(0)).toEqual(expected);
    expect(await values(1)).toEqual(expected);
    proxy.close();
  });
});
