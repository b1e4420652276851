import { type BatchRecord, writeRecordBatch } from './record-batch.js';
import type { WireWriter } from './wire-writer.js';

/** What one broker is to write, and for whom. */
export interface ProduceFields {
  /** Of a transaction; left out of everything else. */
  readonly transactionalId?: string | undefined;
  readonly producerId: string;
  readonly producerEpoch: number;
  readonly topicData: readonly TopicBatches[];
}

export interface TopicBatches {
  readonly topic: string;
  readonly partitions: readonly PartitionBatch[];
}

export interface PartitionBatch {
  readonly partition: number;
  /** The number of the first of these records among all that this producer has written to the partition. */
  readonly firstSequence: number;
  readonly messages: readonly BatchRecord[];
}

const ALL_IN_SYNC = -1;
const NOTHING = -1;
const TIMEOUT_MS = 30_000;
const LENGTH_BYTES = 4;

/** The body of a Produce request of version 7: of each partition one batch, for all in-sync replicas to acknowledge. */
export function writeProduce(out: WireWriter, fields: ProduceFields, now: number): void {
  const { transactionalId, producerId, producerEpoch, topicData } = fields;
  if (transactionalId === undefined) out.int16(NOTHING);
  else writeName(out, transactionalId);
  out.int16(ALL_IN_SYNC);
  out.int32(TIMEOUT_MS);
  out.int32(topicData.length);
  const isTransactional = transactionalId !== undefined;
  for (const { topic, partitions } of topicData) {
    writeName(out, topic);
    out.int32(partitions.length);
    for (const { partition, firstSequence, messages } of partitions) {
      out.int32(partition);
      out.int32(0); // length
      const start = out.length;
      const producer = { producerId, producerEpoch, firstSequence, isTransactional };
      writeRecordBatch(out, messages, producer, now);
      out.int32At(start - LENGTH_BYTES, out.length - start);
    }
  }
}

function writeName(out: WireWriter, name: string): void {
  const bytes = Buffer.from(name);
  out.int16(bytes.length);
  out.raw(bytes);
}
