import type { EventLogClient } from './event-log-client.js';
import { OwnCluster } from './own-cluster.js';
import { packOutputs, type Packing } from './packing.js';
import { PartitionWriter } from './partition-writer.js';
import { patiently } from './patience.js';
import { type PartitionRecords, produceRounds } from './produce-rounds.js';
import type { OutgoingRecord } from './stage.js';
import type { TopicDeclaration } from './topics.js';

export interface EventLogProducerOptions {
  /** With both of these, records for packed topics are entries and are packed by the send. */
  readonly topics?: readonly TopicDeclaration[] | undefined;
  readonly packing?: Packing | undefined;
}

/** The patience is the writers' own: kafkajs's retries inside it would only prolong each attempt, some on stale metadata. */
const RETRY = { initialRetryTime: 50, maxRetryTime: 200, retries: 3 };

/**
 * Writes outside any stage: sources' systems, operators' tools, tests. Idempotent: a retry writes nothing twice. Partitions
 * are the caller's choice, and in each the order of one `send`, and of one after the other, is kept.
 */
export class EventLogProducer {
  private readonly writers = new Map<string, PartitionWriter>();

  private constructor(
    private readonly cluster: OwnCluster,
    private readonly options: EventLogProducerOptions,
  ) {}

  static async connect(
    client: EventLogClient,
    options: EventLogProducerOptions = {},
  ): Promise<EventLogProducer> {
    const cluster = new OwnCluster(client, RETRY);
    try {
      await patiently(() => cluster.connect(), { what: 'to connect a producer' });
      return new EventLogProducer(cluster, options);
    } catch (error) {
      void cluster.close();
      throw error;
    }
  }

  /** Resolves when all of them are acknowledged by all in-sync replicas. */
  async send(records: readonly OutgoingRecord[]): Promise<void> {
    for (const round of produceRounds(this.packed(records))) {
      await Promise.all(round.map((batch) => this.writerOf(batch).write(batch.records)));
    }
  }

  async close(): Promise<void> {
    await this.cluster.close();
  }

  private writerOf({ topic, partition }: PartitionRecords): PartitionWriter {
    const name = `${topic}/${partition}`;
    const writer = this.writers.get(name) ?? new PartitionWriter(this.cluster, topic, partition);
    this.writers.set(name, writer);
    return writer;
  }

  private packed(records: readonly OutgoingRecord[]): readonly OutgoingRecord[] {
    const { topics, packing } = this.options;
    if (!topics || !packing) return records;
    return packOutputs(records, new Map(topics.map((topic) => [topic.name, topic])), packing);
  }
}
