import { setTimeout as pause } from 'node:timers/promises';
import type { Broker } from 'kafkajs/src/cluster/index.js';
import type { EventLogClient } from './event-log-client.js';
import { OwnCluster } from './own-cluster.js';
import { patiently } from './patience.js';
import { produceRequest } from './produce-request.js';
import { type PartitionRecords, produceRounds } from './produce-rounds.js';
import type { OutgoingRecord } from './stage.js';
import { StageError } from './stage.error.js';
import { assertWrittenOnce } from './written-once.js';

const GROUP = 0;
const TRANSACTION = 1;

/** The first request of a transaction is refused while the brokers still finish the one before, for milliseconds. */
const CONCURRENT_TRANSACTIONS = 51;
const ATTEMPTS = 500;
const ATTEMPT_PAUSE_MS = 2;

/** What a take-over waits for: 14 a coordinator that is loading, 15 and 16 one that moves, 51 the end of what the predecessor had open. */
const PASSING = new Set([14, 15, 16, CONCURRENT_TRANSACTIONS]);

/** A request that failed is never sent again: a failure ends the tenure, and the next one begins from what is known then. */
const NEVER_AGAIN = { retries: 0 };

export interface TransactionalProducerOptions {
  readonly client: EventLogClient;
  /** Whoever connects last with this id owns it: its predecessor can write nothing more. */
  readonly transactionalId: string;
  readonly transactionTimeoutMs: number;
  /** The consumer group whose positions the transactions carry. */
  readonly groupId: string;
}

/** Where a group goes on reading. */
export interface InputPosition {
  readonly topic: string;
  readonly partition: number;
  readonly next: number;
}

interface Writer {
  readonly transactionalId: string;
  readonly producerId: string;
  readonly producerEpoch: number;
}

/**
 * Writes records and positions in Kafka transactions, one at a time. kafkajs's own producer looks up the coordinator before each
 * of a transaction's requests and waits for each in turn, nine round trips in all; here those that need not wait for each other
 * do not, and a transaction takes three.
 *
 * After any failure, a lost answer included, it is of no more use: nobody knows what the brokers have.
 */
export class TransactionalProducer {
  /** By topic and partition: the number of the next record, by which brokers know a repetition. */
  private readonly sequences = new Map<string, number>();

  private constructor(
    private readonly cluster: OwnCluster,
    private readonly groupId: string,
    private readonly writer: Writer,
    /** Kept for the producer's life: when another broker takes over, the next request fails, and with it the tenure. */
    private readonly coordinators: { readonly transaction: string; readonly group: string },
  ) {}

  /** Takes the id over: from here on the predecessor can commit nothing, and what it had open has been decided. */
  static async fence(options: TransactionalProducerOptions): Promise<TransactionalProducer> {
    const { client, transactionalId, transactionTimeoutMs, groupId } = options;
    const cluster = new OwnCluster(client, NEVER_AGAIN);
    const coordinator = (id: string, coordinatorType: 0 | 1): Promise<Broker> =>
      patiently(() => cluster.findGroupCoordinator({ groupId: id, coordinatorType }), {
        what: `to find the coordinator of ${id}`,
        prepare: () => cluster.refreshMetadata(),
      });
    try {
      await patiently(() => cluster.meet(), { what: `to connect ${transactionalId}` });
      const group = nodeIdOf(await coordinator(groupId, GROUP));
      const { transaction, ...taken } = await patiently(
        async () => {
          const found = await coordinator(transactionalId, TRANSACTION);
          const transactionTimeout = transactionTimeoutMs;
          const id = await found.initProducerId({ transactionalId, transactionTimeout });
          const { producerId, producerEpoch } = id;
          return { transaction: nodeIdOf(found), transactionalId, producerId, producerEpoch };
        },
        { what: `to take over ${transactionalId}`, isFinal: (error) => !isPassing(error) },
      );
      return new TransactionalProducer(cluster, groupId, taken, { transaction, group });
    } catch (error) {
      void cluster.close();
      throw error;
    }
  }

  /** Both or neither: the records are in the log and the group's positions have moved on. */
  async commit(
    records: Iterable<OutgoingRecord>,
    positions: readonly InputPosition[],
  ): Promise<void> {
    const { groupId, writer } = this;
    const rounds = [...produceRounds(records)];
    await this.knowTopics(rounds);
    // A connection that was lost while there was nothing to do is made here: two requests at once would each make one.
    const transaction = await this.broker(this.coordinators.transaction);
    const group = await this.broker(this.coordinators.group);
    await Promise.all([
      whenFinished(() => transaction.addOffsetsToTxn({ ...writer, groupId })),
      this.addPartitions(transaction, rounds),
    ]);
    const topics = byTopic(positions, offsetOf);
    await Promise.all([
      group.txnOffsetCommit({ ...writer, groupId, topics }),
      this.produce(rounds),
    ]);
    await transaction.endTxn({ ...writer, transactionResult: true });
  }

  /** Does not wait: requests of a broken producer may stay open for long. An open transaction is left to the next `fence`. */
  close(): void {
    void this.cluster.close();
  }

  private broker(nodeId: string): Promise<Broker> {
    return this.cluster.findBroker({ nodeId });
  }

  private async knowTopics(rounds: readonly (readonly PartitionRecords[])[]): Promise<void> {
    const topics = new Set(rounds.flat().map(({ topic }) => topic));
    await this.cluster.addMultipleTargetTopics([...topics]);
    await this.cluster.refreshMetadataIfNecessary();
  }

  private async addPartitions(
    coordinator: Broker,
    rounds: readonly (readonly PartitionRecords[])[],
  ): Promise<void> {
    const written = new Map(
      rounds.flat().map((batch) => [`${batch.topic}/${batch.partition}`, batch] as const),
    );
    if (written.size === 0) return;
    const topics = byTopic([...written.values()], ({ partition }) => partition);
    await whenFinished(() => coordinator.addPartitionsToTxn({ ...this.writer, topics }));
  }

  /** One request to each leader at a time, or a batch could overtake the one before it. */
  private async produce(rounds: readonly (readonly PartitionRecords[])[]): Promise<void> {
    for (const round of rounds) {
      const byLeader = Map.groupBy(round, (batch) => this.leaderOf(batch));
      await Promise.all([...byLeader].map(([nodeId, batches]) => this.write(nodeId, batches)));
    }
  }

  private leaderOf({ topic, partition }: PartitionRecords): string {
    const [nodeId] = Object.keys(this.cluster.findLeaderForPartitions(topic, [partition]));
    if (nodeId === undefined) throw new StageError(`Nobody leads ${topic}/${partition}`);
    return nodeId;
  }

  private async write(nodeId: string, batches: readonly PartitionRecords[]): Promise<void> {
    const broker = await this.broker(nodeId);
    const topicData = byTopic(batches, ({ topic, partition, records }) => {
      const name = `${topic}/${partition}`;
      const firstSequence = this.sequences.get(name) ?? 0;
      this.sequences.set(name, (firstSequence + records.length) % 2 ** 31);
      return { partition, firstSequence, messages: records };
    });
    const acknowledged = await broker.connectionPool.send(
      produceRequest({ ...this.writer, topicData }),
    );
    assertWrittenOnce(batches, acknowledged);
  }
}

function nodeIdOf({ nodeId }: Broker): string {
  return String(nodeId);
}

/** Asks again while the brokers are still writing the end of the last transaction. Nothing of this one has begun before. */
async function whenFinished(ask: () => Promise<unknown>): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await ask();
      return;
    } catch (error) {
      if (codeOf(error) !== CONCURRENT_TRANSACTIONS || attempt === ATTEMPTS) throw error;
      await pause(ATTEMPT_PAUSE_MS);
    }
  }
}

function isPassing(error: unknown): boolean {
  const code = codeOf(error);
  return code !== undefined && PASSING.has(code);
}

function codeOf(error: unknown): number | undefined {
  const { code } = error as { readonly code?: unknown };
  return typeof code === 'number' ? code : undefined;
}

function byTopic<Item extends { readonly topic: string }, T>(
  items: readonly Item[],
  toPartition: (item: Item) => T,
): { topic: string; partitions: T[] }[] {
  return [...Map.groupBy(items, ({ topic }) => topic)].map(([topic, own]) => ({
    topic,
    partitions: own.map(toPartition),
  }));
}

function offsetOf({ partition, next }: InputPosition): { partition: number; offset: string } {
  return { partition, offset: String(next) };
}
