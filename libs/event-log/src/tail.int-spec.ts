import { createTopics, deleteTopics, testClient } from './broker.fixtures.js';
import { EventLogProducer } from './event-log-producer.js';
import { declare, lengthPrefixed } from './stage.fixtures.js';
import { tail, type TailOptions } from './tail.js';
import type { TopicDeclaration } from './topics.js';

const client = testClient(process.env['KAFKA_BROKERS']);

const seen = async (options: Omit<TailOptions, 'packing'>, enough = Infinity) => {
  const found: string[] = [];
  for await (const { partition, value } of tail(client, {
    ...options,
    packing: lengthPrefixed,
  })) {
    found.push(`${partition} ${String(value)}`);
    if (found.length === enough) break;
  }
  return found;
};

describe('the tail of a topic', () => {
  let plain: TopicDeclaration;
  let packed: TopicDeclaration;
  let producer: EventLogProducer;
  beforeEach(async () => {
    const own = await createTopics(client, [declare('plain', 2), declare('packed', 1, { packed: true })]); // prettier-ignore
    [plain = declare('', 0), packed = declare('', 0)] = own.values();
    producer = await EventLogProducer.connect(client, {
      topics: [plain, packed],
      packing: lengthPrefixed,
    });
  });
  afterEach(async () => {
    await producer.close();
    await deleteTopics(client, [plain, packed]);
  });

  const tell = (topic: TopicDeclaration, partition: number, ...values: string[]) =>
    producer.send(
      values.map((v) => ({ topic: topic.name, partition, key: null, value: Buffer.from(v) })),
    );
  it('is all that is there, of all partitions or of one, when it does not follow', async () => {
    await tell(plain, 0, 'a', 'b');
    await tell(plain, 1, 'c');

    const all = await seen({ topic: plain, follow: false });
    expect(all.filter((found) => found.startsWith('0'))).toEqual(['0 a', '0 b']);
    expect(all).toHaveLength(3);
    expect(await seen({ topic: plain, follow: false, partition: 1 })).toEqual(['1 c']);
    expect(await seen({ topic: plain, follow: false, from: 'end' })).toEqual([]);
  });

  it('shows packed records as their entries', async () => {
    await tell(packed, 0, 'a', 'b', 'c');

    expect(await seen({ topic: packed, follow: false })).toEqual(['0 a', '0 b', '0 c']);
  });

  it('goes on as the topic grows, until it is told to stop', async () => {
    await tell(plain, 0, 'before');
    const following = seen({ topic: plain, follow: true }, 3);
    await tell(plain, 1, 'x');
    await tell(plain, 0, 'y');
    const found = new Set(await following);
    const stop = new AbortController();
    stop.abort();

    expect(found).toEqual(new Set(['0 before', '1 x', '0 y']));
    expect(await seen({ topic: plain, follow: true, signal: stop.signal })).toEqual([]);
  });
});
