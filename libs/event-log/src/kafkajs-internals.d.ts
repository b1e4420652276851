/**
 * The parts of kafkajs 2.2.4 that its index does not export. kafkajs publishes no `exports` map and has had no
 * release since 2023: pin the version exactly, and keep every use of these inside
 * `own-cluster.ts` and what uses it, `partition-reader.ts` and `compressed-batch.ts`, and the spec that holds our encoding
 * against kafkajs's.
 */
declare module 'kafkajs/src/cluster/index.js' {
  import type { KafkaConfig, Logger, PartitionOffset } from 'kafkajs';

  interface ProtocolRequest {
    /** Answers what has been written as `buffer`, and the buffer it is in as `buf`. */
    encode(): Promise<{ readonly buf: Buffer; readonly buffer: Buffer }>;
  }
  interface ProtocolCall<T> {
    readonly request: ProtocolRequest;
    readonly response: { decode(payload: Buffer): Promise<T>; parse(decoded: T): Promise<T> };
    readonly requestTimeout?: number;
  }
  /** Who writes in a transaction. */
  interface Writer {
    readonly transactionalId: string;
    readonly producerId: string;
    readonly producerEpoch: number;
  }
  interface PartitionsOf<T> {
    readonly topic: string;
    readonly partitions: readonly T[];
  }
  /** Of a group, by topic; -1: nothing is committed. */
  export interface AnsweredOffsets {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number; readonly offset: string }[];
  }
  export interface Broker {
    readonly nodeId: number;
    offsetFetch(request: {
      readonly groupId: string;
      readonly topics: readonly PartitionsOf<{ readonly partition: number }>[];
    }): Promise<{ readonly responses: readonly AnsweredOffsets[] }>;
    readonly connectionPool: { send<T>(call: ProtocolCall<T>): Promise<T> };
    disconnect(): Promise<void>;
    initProducerId(request: {
      readonly transactionalId?: string;
      readonly transactionTimeout: number;
    }): Promise<{ readonly producerId: string; readonly producerEpoch: number }>;
    addPartitionsToTxn(
      request: Writer & { readonly topics: readonly PartitionsOf<number>[] },
    ): Promise<unknown>;
    addOffsetsToTxn(request: Writer & { readonly groupId: string }): Promise<unknown>;
    txnOffsetCommit(
      request: Writer & {
        readonly groupId: string;
        readonly topics: readonly PartitionsOf<PartitionOffset>[];
      },
    ): Promise<unknown>;
    endTxn(request: Writer & { readonly transactionResult: boolean }): Promise<unknown>;
  }
  interface TopicOffsets {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number; readonly offset: string }[];
  }
  export default class Cluster {
    constructor(
      config: Omit<KafkaConfig, 'logLevel' | 'logCreator'> & {
        readonly logger: Logger;
        readonly isolationLevel: number;
        readonly metadataMaxAge: number;
        readonly allowAutoTopicCreation: boolean;
      },
    );
    connect(): Promise<void>;
    disconnect(): Promise<void>;
    addMultipleTargetTopics(topics: readonly string[]): Promise<void>;
    refreshMetadata(): Promise<void>;
    refreshMetadataIfNecessary(): Promise<void>;
    findLeaderForPartitions(topic: string, partitions: readonly number[]): Record<string, number[]>;
    findBroker(node: { readonly nodeId: string }): Promise<Broker>;
    /** 0: of a consumer group, 1: of a transactional id. */
    findGroupCoordinator(of: {
      readonly groupId: string;
      readonly coordinatorType: 0 | 1;
    }): Promise<Broker>;
    removeBroker(address: { readonly host: string; readonly port: number }): void;
    fetchTopicsOffset(
      topics: readonly {
        readonly topic: string;
        readonly partitions: readonly { readonly partition: number }[];
        readonly fromBeginning: boolean;
      }[],
    ): Promise<TopicOffsets[]>;
  }
}

declare module 'kafkajs/src/network/socketFactory.js' {
  import type { ISocketFactory } from 'kafkajs';
  export default function defaultSocketFactory(): ISocketFactory;
}

declare module 'kafkajs/src/protocol/requests/fetch/v11/request.js' {
  import type { ProtocolRequest } from 'kafkajs/src/cluster/index.js';
  export default function fetchRequest(fields: {
    readonly replicaId: number;
    readonly maxWaitTime: number;
    readonly minBytes: number;
    readonly maxBytes: number;
    readonly isolationLevel: number;
    readonly topics: readonly {
      readonly topic: string;
      readonly partitions: readonly {
        readonly partition: number;
        readonly fetchOffset: string;
        readonly maxBytes: number;
      }[];
    }[];
  }): ProtocolRequest;
}

declare module 'kafkajs/src/protocol/requests/produce/v7/request.js' {
  import type { ProtocolRequest } from 'kafkajs/src/cluster/index.js';
  export default function produceRequest(fields: object): ProtocolRequest;
}

declare module 'kafkajs/src/protocol/decoder.js' {
  export default class Decoder {
    constructor(buffer: Buffer);
  }
}

declare module 'kafkajs/src/protocol/recordBatch/v0/decoder.js' {
  import type Decoder from 'kafkajs/src/protocol/decoder.js';
  import type { KafkaMessage } from 'kafkajs';
  export default function decodeRecordBatch(
    decoder: Decoder,
  ): Promise<{ readonly records: readonly KafkaMessage[] }>;
}
