import { EventLogProducer } from './event-log-producer.js';
import {
  createTopics,
  deleteTopics,
  readPartition,
  testClient,
  unique,
  until,
} from './broker.fixtures.js';
import { unpackRecord } from './packing.js';
import { patiently } from './patience.js';
import {
  CONTRACT_OUTPUTS,
  CONTRACT_TOPICS,
  describeStageContract,
  type StageHarness,
} from './stage.contract.js';
import { jsonParts, lengthPrefixed, numbers } from './stage.fixtures.js';
import { StageRunner } from './stage-runner.js';
import type { BatchHandler, LogRecord, OutgoingRecord } from './stage.js';

const client = testClient(process.env['KAFKA_BROKERS']);

/** The contract's names stand for topics of the test's own; records are renamed on their way in and out. */
async function openKafka(): Promise<StageHarness> {
  const own = await createTopics(client, CONTRACT_TOPICS);
  const contractName = new Map([...own].map(([name, topic]) => [topic.name, name]));
  const nameOf = (topic: string) => own.get(topic)?.name ?? topic;
  const topics = [...own.values()];
  const producer = await EventLogProducer.connect(client, { topics, packing: lengthPrefixed });
  const admin = client.kafka.admin();
  await admin.connect();
  const groupId = unique('contract');
  const errors: unknown[] = [];
  let runner: StageRunner<number> | undefined;
  let inputs: readonly string[] = [];

  const outwards = (record: OutgoingRecord) => ({ ...record, topic: nameOf(record.topic) });
  const inwards = (record: LogRecord) => ({
    ...record,
    topic: contractName.get(record.topic) ?? record.topic,
  });
  const translated =
    (handler: BatchHandler<number>): BatchHandler<number> =>
    (batch, transaction) =>
      handler(batch.map(inwards), {
        at: transaction.at,
        state: transaction.state,
        emit: (record) => transaction.emit(outwards(record)),
        breathe: () => transaction.breathe(),
      });

  const caughtUp = async (): Promise<boolean> => {
    const found = await admin.fetchOffsets({ groupId, topics: [...inputs] });
    const behind = await Promise.all(
      found.map(async ({ topic, partitions }) => {
        // A young topic's leader may not know yet that it leads.
        const ends = await patiently(() => admin.fetchTopicOffsets(topic), {
          what: 'to find ends',
        });
        return ends.some(({ partition, offset }) => {
          const committed = partitions.find((p) => p.partition === partition)?.offset ?? '-1';
          return Number(offset) > 0 && Number(committed) < Number(offset);
        });
      }),
    );
    return !behind.includes(true);
  };

  return {
    append: (...records) => producer.send(records.map(outwards)),
    start: async (handlers) => {
      await runner?.stop();
      inputs = [...handlers.keys()].map(nameOf);
      runner = new StageRunner<number>(
        {
          client,
          groupId,
          topics,
          outputs: CONTRACT_OUTPUTS.map(nameOf),
          stateTopic: nameOf('state'),
          valueCodec: numbers,
          stateParts: jsonParts,
          packing: lengthPrefixed,
          onFatal: (error) => errors.push(error),
          observe: ({ what, error }) => what === 'ended' && errors.push(error),
        },
        new Map([...handlers].map(([name, handler]) => [nameOf(name), translated(handler)])),
      );
      await runner.start();
    },
    settled: () => until(caughtUp, 'the stage has settled'),
    failure: async () => {
      await until(() => errors.length > 0, 'a batch has failed');
      return errors[0];
    },
    read: async (topic) => {
      const { name, partitions, packed } = own.get(topic) ?? {
        name: topic,
        partitions: 1,
        packed: false,
      };
      const numbersOf = Array.from({ length: partitions }, (_, i) => i);
      const records = await Promise.all(numbersOf.map((p) => readPartition(client, name, p)));
      const all = records.flat();
      return packed ? all.flatMap((record) => unpackRecord(record, lengthPrefixed)) : all;
    },
    close: async () => {
      await runner?.stop();
      await producer.close();
      await admin.disconnect();
      await deleteTopics(client, topics);
    },
  };
}

describeStageContract('Kafka', openKafka);
