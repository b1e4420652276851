import type { Producer } from 'kafkajs';
import type { EventLogClient } from './event-log-client.js';
import { patiently } from './patience.js';
import { packOutputs, type Packing } from './packing.js';
import { sendBatches, toKafkaBatch } from './send-batches.js';
import type { OutgoingRecord } from './stage.js';
import type { TopicDeclaration } from './topics.js';

export interface EventLogProducerOptions {
  /** With both of these, records for packed topics are entries and are packed by the send. */
  readonly topics?: readonly TopicDeclaration[] | undefined;
  readonly packing?: Packing | undefined;
}

/**
 * Writes outside any stage: sources' systems, operators' tools, tests. Idempotent: a retry writes nothing twice. Partitions
 * are the caller's choice, and the order of one `send` is kept in each.
 */
export class EventLogProducer {
  private constructor(
    private readonly producer: Producer,
    private readonly options: EventLogProducerOptions,
  ) {}

  static async connect(
    client: EventLogClient,
    options: EventLogProducerOptions = {},
  ): Promise<EventLogProducer> {
    // A new one each time: kafkajs asks one broker for the producer's id, and for nothing else when that one is away.
    const producer = await patiently(() => connected(client), { what: 'to connect a producer' });
    return new EventLogProducer(producer, options);
  }

  /** Resolves when all of them are acknowledged by all in-sync replicas. */
  async send(records: readonly OutgoingRecord[]): Promise<void> {
    for (const batch of sendBatches(this.packed(records))) {
      // A request for each partition: of one for many, kafkajs may lose or double a part when a broker fails meanwhile
      // (see `transactions.ts`), and there is no transaction here to give up.
      const byPartition = Map.groupBy(batch, ({ topic, partition }) => `${topic}/${partition}`);
      const sending = [...byPartition.values()].map((own) =>
        this.producer.sendBatch(toKafkaBatch(own)),
      );
      await Promise.all(sending);
    }
  }

  async close(): Promise<void> {
    await this.producer.disconnect();
  }

  private packed(records: readonly OutgoingRecord[]): readonly OutgoingRecord[] {
    const { topics, packing } = this.options;
    if (!topics || !packing) return records;
    return packOutputs(records, new Map(topics.map((topic) => [topic.name, topic])), packing);
  }
}

async function connected(client: EventLogClient): Promise<Producer> {
  const producer = client.kafka.producer({
    idempotent: true,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    createPartitioner:
      () =>
      ({ message }) =>
        Number(message.partition),
  });
  try {
    await producer.connect();
    return producer;
  } catch (error) {
    producer.disconnect().catch(() => undefined);
    throw error;
  }
}
