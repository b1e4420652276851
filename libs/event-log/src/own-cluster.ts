import type { RetryOptions } from 'kafkajs';
import Cluster from 'kafkajs/src/cluster/index.js';
import defaultSocketFactory from 'kafkajs/src/network/socketFactory.js';
import type { EventLogClient } from './event-log-client.js';
import { OwnSockets } from './own-sockets.js';

/** Only ListOffsets asks for it: the end of a partition is its high watermark, decided or not. */
const READ_UNCOMMITTED = 0;
const METADATA_MAX_AGE_MS = 300_000;

/** What one reader or writer knows of the brokers, and its connections to them. */
export class OwnCluster extends Cluster {
  private readonly sockets: OwnSockets;

  constructor({ kafka, kafkaConfig }: EventLogClient, retry: RetryOptions) {
    const sockets = new OwnSockets(kafkaConfig.socketFactory ?? defaultSocketFactory());
    super({
      ...kafkaConfig,
      socketFactory: sockets.factory,
      retry,
      logger: kafka.logger(),
      isolationLevel: READ_UNCOMMITTED,
      metadataMaxAge: METADATA_MAX_AGE_MS,
      allowAutoTopicCreation: false,
    });
    this.sockets = sockets;
  }

  /** Connects, and learns which brokers there are: whoever has only connected knows no other than the one it has reached. */
  async meet(): Promise<void> {
    await this.connect();
    await this.refreshMetadata();
  }

  /**
   * Ends every connection, and opens none again. What has been asked may still be answered, for as long as a request may take;
   * resolves after that. Never rejects.
   */
  async close(): Promise<void> {
    this.sockets.refuse();
    await this.disconnect().catch(() => undefined);
    this.sockets.endAll();
  }
}
