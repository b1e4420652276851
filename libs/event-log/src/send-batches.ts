import type { ProducerBatch } from 'kafkajs';
import type { OutgoingRecord } from './stage.js';

/** kafkajs groups a send's messages in quadratic time, and one send makes one record batch a partition: at most 1 MB. */
const MAX_MESSAGES = 500;
const MAX_BYTES = 900_000;
const RECORD_OVERHEAD_BYTES = 64;

/** Records in the order given, in shares that one request may carry. */
export function* sendBatches(records: Iterable<OutgoingRecord>): Iterable<OutgoingRecord[]> {
  let batch: OutgoingRecord[] = [];
  let bytes = 0;
  for (const record of records) {
    const size = sizeOf(record);
    if (batch.length > 0 && (batch.length === MAX_MESSAGES || bytes + size > MAX_BYTES)) {
      yield batch;
      batch = [];
      bytes = 0;
    }
    batch.push(record);
    bytes += size;
  }
  if (batch.length > 0) yield batch;
}

export function toKafkaBatch(records: readonly OutgoingRecord[]): ProducerBatch {
  const byTopic = Map.groupBy(records, ({ topic }) => topic);
  return {
    topicMessages: [...byTopic].map(([topic, messages]) => ({
      topic,
      messages: messages.map(({ partition, key, value, headers }) => ({
        partition,
        key,
        value,
        ...(headers ? { headers } : {}),
      })),
    })),
  };
}

function sizeOf({ key, value, headers }: OutgoingRecord): number {
  let size = RECORD_OVERHEAD_BYTES + Buffer.byteLength(key ?? '') + (value?.length ?? 0);
  for (const [name, text] of Object.entries(headers ?? {}))
    size += name.length + Buffer.byteLength(text);
  return size;
}
