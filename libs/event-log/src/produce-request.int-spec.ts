import Cluster from 'kafkajs/src/cluster/index.js';
import defaultSocketFactory from 'kafkajs/src/network/socketFactory.js';
import {
  createTopics,
  deleteTopics,
  readPartition,
  testClient,
  unique,
} from './broker.fixtures.js';
import { patiently } from './patience.js';
import { produceRequest } from './produce-request.js';
import { declare } from './stage.fixtures.js';

const client = testClient(process.env['KAFKA_BROKERS']);

describe('records that are written in transactions', () => {
  it('are seen when the transaction is committed and never when it is aborted', async () => {
    const topics = await createTopics(client, [declare('in-transactions', 3)]);
    const [{ name: topic } = declare('', 0)] = topics.values();
    const cluster = new Cluster({
      socketFactory: defaultSocketFactory(),
      ...client.kafkaConfig,
      logger: client.kafka.logger(),
      isolationLevel: 0,
      metadataMaxAge: 300_000,
      allowAutoTopicCreation: false,
    });
    await cluster.connect();
    await cluster.addMultipleTargetTopics([topic]);
    const partitions = [0, 1, 2];
    // Who has just been named its leader may not know it yet; who answers for a partition does.
    for (const partition of partitions) await readPartition(client, topic, partition);
    const transactionalId = unique('writer');
    const [coordinator, { producerId, producerEpoch }] = await patiently(
      async () => {
        const of = { groupId: transactionalId, coordinatorType: 1 } as const;
        const found = await cluster.findGroupCoordinator(of);
        const id = await found.initProducerId({ transactionalId, transactionTimeout: 10_000 });
        return [found, id] as const;
      },
      { what: 'to take an id' },
    );
    const writer = { transactionalId, producerId, producerEpoch };
    const [nodeId = ''] = Object.keys(cluster.findLeaderForPartitions(topic, partitions));
    const leader = await cluster.findBroker({ nodeId });

    const outcomes = [true, false, true, false];
    for (const [n, transactionResult] of outcomes.entries()) {
      const begin = { ...writer, topics: [{ topic, partitions }] };
      await patiently(() => coordinator.addPartitionsToTxn(begin), {
        what: 'for the last transaction to end',
      });
      const batches = partitions.map((partition) => ({
        partition,
        firstSequence: 500 * n,
        messages: Array.from({ length: 500 }, (_, i) => ({ value: `${n} ${i}` })),
      }));
      const acknowledged = await leader.connectionPool.send(
        produceRequest({ ...writer, topicData: [{ topic, partitions: batches }] }),
      );
      expect(acknowledged.toSorted((a, b) => a.partition - b.partition)).toEqual(
        partitions.map((partition) => ({ topic, partition })),
      );
      await coordinator.endTxn({ ...writer, transactionResult });
    }

    const committed = [0, 2].flatMap((n) => Array.from({ length: 500 }, (_, i) => `${n} ${i}`));
    for (const partition of partitions) {
      const read = await readPartition(client, topic, partition);
      expect(read.map(({ value }) => String(value))).toEqual(committed);
    }
    await cluster.disconnect();
    await deleteTopics(client, topics.values());
  });
});
