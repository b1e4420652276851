import {
  type ISocketFactory,
  Kafka,
  type KafkaConfig,
  type logCreator,
  logLevel,
  type SASLOptions,
} from 'kafkajs';
import { type ClientLogEntry, toClientLogEntry } from './client-log-entry.js';

export interface EventLogClientOptions {
  readonly clientId: string;
  readonly brokers: readonly string[];
  readonly ssl?: KafkaConfig['ssl'] | undefined;
  readonly sasl?: SASLOptions | undefined;
  /** How connections are opened, where that is not the usual way. */
  readonly socketFactory?: ISocketFactory | undefined;
  /** Told what the Kafka client has to say, in allow-listed fields. Left out: it is kept silent. */
  readonly onLog?: ((entry: ClientLogEntry) => void) | undefined;
}

/**
 * Explicit, because kafkajs takes other defaults under NODE_ENV=test, and because a stage waits for its predecessor's open
 * transaction with the client's retries, not with the producer's. About 20 s in all.
 */
const RETRY = { initialRetryTime: 50, maxRetryTime: 500, retries: 40 };

/** How to reach the brokers. Everything else of this library is given one of these. */
export class EventLogClient {
  readonly kafkaConfig: KafkaConfig;
  readonly kafka: Kafka;

  constructor({ clientId, brokers, ssl, sasl, socketFactory, onLog }: EventLogClientOptions) {
    this.kafkaConfig = {
      clientId,
      brokers: [...brokers],
      connectionTimeout: 5_000, // 1 s is too short on a loaded machine
      requestTimeout: 10_000, // how long a commit whose answer is lost stalls its stage
      retry: RETRY,
      logLevel: onLog ? logLevel.WARN : logLevel.NOTHING,
      logCreator: forwardTo(onLog),
      ...(ssl === undefined ? {} : { ssl }),
      ...(sasl === undefined ? {} : { sasl }),
      ...(socketFactory === undefined ? {} : { socketFactory }),
    };
    this.kafka = new Kafka(this.kafkaConfig);
  }
}

function forwardTo(onLog: EventLogClientOptions['onLog']): logCreator {
  return () => (raw) => {
    const entry = toClientLogEntry(raw);
    if (entry) onLog?.(entry);
  };
}
