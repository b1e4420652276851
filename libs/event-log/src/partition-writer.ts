import type Cluster from 'kafkajs/src/cluster/index.js';
import { patiently } from './patience.js';
import { produceRequest, ProduceRefusedError } from './produce-request.js';
import type { OutgoingRecord } from './stage.js';
import { StageError } from './stage.error.js';
import { assertWrittenOnce } from './written-once.js';

/** A producer id that has never been in a transaction needs no timeout for one; Kafka's protocol wants one. */
const NO_TRANSACTION_MS = 60_000;
/** Time for a request whose answer was lost (10 s), and for another leader to be named after that. */
const PATIENCE_MS = 30_000;
const SEQUENCES = 2 ** 31;

/**
 * What a broker says while leaders move, replicas catch up or a topic is too young for it to know: 2 corrupt on the way,
 * 3 and 5 no leader known, 6 another leads, 7 timed out, 13 network, 19 and 20 too few in sync, 56 storage.
 */
const PASSING = new Set([2, 3, 5, 6, 7, 13, 19, 20, 56]);

interface Identity {
  readonly producerId: string;
  readonly producerEpoch: number;
  nextSequence: number;
}

/**
 * Writes to one partition, one batch at a time, each of them once: a batch is repeated under its own sequence number until the
 * broker says that it has it. The producer id is this partition's own. When it has to give up on a batch, nobody knows whether
 * that one was written, so it also gives up the id, whose next number is in doubt.
 */
export class PartitionWriter {
  private identity: Identity | undefined;
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly cluster: Cluster,
    private readonly topic: string,
    private readonly partition: number,
  ) {}

  /** Resolves when all in-sync replicas have them. Calls are taken in their order. */
  write(records: readonly OutgoingRecord[]): Promise<void> {
    const written = this.last.then(() => this.writeNow(records));
    this.last = written.catch(() => undefined);
    return written;
  }

  private async writeNow(records: readonly OutgoingRecord[]): Promise<void> {
    try {
      await patiently(() => this.attempt(records), {
        what: `to write to ${this.topic}/${this.partition}`,
        patienceMs: PATIENCE_MS,
        isFinal: (error) => error instanceof ProduceRefusedError && !PASSING.has(error.errorCode),
        prepare: () => this.cluster.refreshMetadata(),
      });
    } catch (error) {
      this.identity = undefined;
      throw error;
    }
  }

  private async attempt(messages: readonly OutgoingRecord[]): Promise<void> {
    const { cluster, topic, partition } = this;
    await cluster.addMultipleTargetTopics([topic]);
    await cluster.refreshMetadataIfNecessary();
    const [nodeId] = Object.keys(cluster.findLeaderForPartitions(topic, [partition]));
    if (nodeId === undefined) throw new StageError(`Nobody leads ${topic}/${partition}`);
    const broker = await cluster.findBroker({ nodeId });
    this.identity ??= {
      ...(await broker.initProducerId({ transactionTimeout: NO_TRANSACTION_MS })),
      nextSequence: 0,
    };
    const { producerId, producerEpoch, nextSequence } = this.identity;
    const batch = { partition, firstSequence: nextSequence, messages };
    const topicData = [{ topic, partitions: [batch] }];
    const acknowledged = await broker.connectionPool.send(
      produceRequest({ producerId, producerEpoch, topicData }),
    );
    assertWrittenOnce([{ topic, partition }], acknowledged);
    this.identity.nextSequence = (nextSequence + messages.length) % SEQUENCES;
  }
}
