import type { Broker } from 'kafkajs/src/cluster/index.js';
import fetchRequest from 'kafkajs/src/protocol/requests/fetch/v11/request.js';
import type { Chunk } from './chunk.js';
import type { EventLogClient } from './event-log-client.js';
import { decodeFetchResponse, FetchRefusedError } from './fetch-response.js';
import { OwnCluster } from './own-cluster.js';
import { patiently } from './patience.js';
import type { LogRecord } from './stage.js';
import { StageError } from './stage.error.js';

const READ_COMMITTED = 1;
const OFFSET_OUT_OF_RANGE = 1;
const LEADER_NOT_AVAILABLE = 5;
const NETWORK_DELAY_MS = 5_000;
const STUCK_MS = 10_000;
const DECISION_WAIT_MS = 500;
/** Longer than any transaction may stay open, which is bounded by its own timeout and the broker's look for such. */
const UNDECIDED_MS = 60_000;
/** The patience is the reader's own: kafkajs's retries inside it would only prolong each attempt, some on stale metadata. */
const RETRY = { initialRetryTime: 50, maxRetryTime: 200, retries: 3 };

export interface PartitionReaderOptions {
  readonly client: EventLogClient;
  readonly topic: string;
  readonly partition: number;
  readonly maxBytes?: number;
  /** How long a call rides out a broker that is away before it fails. Default 15 s. */
  readonly patienceMs?: number;
}

/**
 * Reads one partition, read_committed, from where it is told to. No group, no commits, no position of its own. Records of
 * packed topics come packed (`unpackRecord`). One fetch at a time. An offset that is no longer, or not yet, in the log fails.
 */
export class PartitionReader {
  private readonly cluster: OwnCluster;
  private closed = false;

  private constructor(private readonly options: PartitionReaderOptions) {
    this.cluster = new OwnCluster(options.client, RETRY);
  }

  get topic(): string {
    return this.options.topic;
  }

  static async open(options: PartitionReaderOptions): Promise<PartitionReader> {
    const reader = new PartitionReader(options);
    try {
      await reader.patiently(async () => {
        await reader.cluster.connect();
        await reader.cluster.addMultipleTargetTopics([options.topic]);
      });
      return reader;
    } catch (error) {
      reader.close();
      throw error;
    }
  }

  private get name(): string {
    return `${this.options.topic}/${this.options.partition}`;
  }

  /** The first offset that is still in the log. */
  start(): Promise<number> {
    return this.offset(true);
  }

  /** The high watermark: behind everything that has been written, decided or not. */
  end(): Promise<number> {
    return this.offset(false);
  }

  /** Waits up to `waitMs` for something to read at `from`. */
  fetch(from: number, waitMs: number): Promise<Chunk> {
    return this.patiently(() => this.fetchOnce(from, waitMs));
  }

  /** Everything that is decided at the moment of the first fetch, oldest first; nothing else. */
  async *toStableEnd(): AsyncIterable<readonly LogRecord[]> {
    // A leader that has just become one takes less for stable than the one before had, until the others have answered it. It
    // refuses to name its end so long.
    await this.end();
    let at = await this.start();
    let end = Infinity;
    for (let movedAt = Date.now(); at < end;) {
      const { records, next, stable } = await this.fetch(at, 0);
      end = Math.min(end, stable);
      if (next > at) movedAt = Date.now();
      else if (at < end && Date.now() - movedAt > STUCK_MS) {
        throw new StageError(`Nothing to read of ${this.name} at ${at} although ${end} is stable`);
      }
      at = next;
      yield records;
    }
  }

  /**
   * Everything that was written before the call, oldest first, waiting for transactions that are still open (they time out;
   * one that does not in a minute is an error). The markers of one transaction reach its partitions one after the other: whoever concludes from a record
   * elsewhere that one here must be there has to read like this, not to the stable end.
   */
  async *toEnd(): AsyncIterable<readonly LogRecord[]> {
    const end = await this.end();
    let at = await this.start();
    for (let movedAt = Date.now(); at < end;) {
      const { records, next } = await this.fetch(at, DECISION_WAIT_MS);
      if (next > at) movedAt = Date.now();
      else if (Date.now() - movedAt > UNDECIDED_MS) {
        throw new StageError(
          `Nothing is decided of ${this.name} at ${at} although it ends at ${end}`,
        );
      }
      at = next;
      yield records.filter(({ offset }) => offset < end);
    }
  }

  /** Does not wait for a fetch under way: that one fails. */
  close(): void {
    this.closed = true;
    void this.cluster.close();
  }

  private async fetchOnce(from: number, waitMs: number): Promise<Chunk> {
    const { topic, partition, maxBytes = 1_048_576 } = this.options;
    const leader = await this.leader();
    return leader.connectionPool.send<Chunk>({
      request: fetchRequest({
        replicaId: -1,
        maxWaitTime: waitMs,
        minBytes: 1,
        maxBytes,
        isolationLevel: READ_COMMITTED,
        topics: [{ topic, partitions: [{ partition, fetchOffset: String(from), maxBytes }] }],
      }),
      response: {
        decode: (payload) => decodeFetchResponse(payload, { topic, partition }, from),
        parse: (fetched) => Promise.resolve(fetched),
      },
      requestTimeout: waitMs + NETWORK_DELAY_MS,
    });
  }

  private async leader(): Promise<Broker> {
    const { topic, partition } = this.options;
    await this.cluster.refreshMetadataIfNecessary();
    const [nodeId] = Object.keys(this.cluster.findLeaderForPartitions(topic, [partition]));
    if (nodeId === undefined) throw new FetchRefusedError(LEADER_NOT_AVAILABLE);
    return this.cluster.findBroker({ nodeId });
  }

  private offset(fromBeginning: boolean): Promise<number> {
    const { topic, partition } = this.options;
    return this.patiently(async () => {
      await this.cluster.refreshMetadataIfNecessary();
      const [found] = await this.cluster.fetchTopicsOffset([
        { topic, partitions: [{ partition }], fromBeginning },
      ]);
      const offset = found?.partitions[0]?.offset;
      if (offset === undefined) throw new FetchRefusedError(LEADER_NOT_AVAILABLE);
      return Number(offset);
    });
  }

  /** Rides out brokers that are away, leaders that move and topics too young for every broker to know. */
  private patiently<T>(work: () => Promise<T>): Promise<T> {
    const { patienceMs } = this.options;
    return patiently(work, {
      what: `to read ${this.name}`,
      ...(patienceMs === undefined ? {} : { patienceMs }),
      isFinal: (error) => this.closed || isOutOfRange(error),
      prepare: () => this.cluster.refreshMetadata(),
    });
  }
}

const isOutOfRange = (error: unknown): boolean =>
  error instanceof FetchRefusedError && error.errorCode === OFFSET_OUT_OF_RANGE;
