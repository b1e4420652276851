import type { IHeaders, KafkaMessage } from 'kafkajs';
import Decoder from 'kafkajs/src/protocol/decoder.js';
import decodeRecordBatch from 'kafkajs/src/protocol/recordBatch/v0/decoder.js';
import type { Place } from './read-record-batch.js';
import type { LogRecord } from './stage.js';

/** The records of a batch of another system's, which may be compressed in any way that kafkajs knows. */
export async function readCompressedBatch(batch: Buffer, place: Place): Promise<LogRecord[]> {
  const { records } = await decodeRecordBatch(new Decoder(batch));
  return records.map((message) => toLogRecord(message, place));
}

function toLogRecord(message: KafkaMessage, { topic, partition }: Place): LogRecord {
  return {
    topic,
    partition,
    offset: Number(message.offset),
    index: 0,
    key: message.key,
    value: message.value,
    headers: toHeaders(message.headers),
    timestampMs: Number(message.timestamp),
  };
}

/** Of a header that is given twice the last one counts. */
function toHeaders(headers: IHeaders | undefined): LogRecord['headers'] {
  const found = Object.entries(headers ?? {}).map(([name, given]) => {
    const value = Array.isArray(given) ? given.at(-1) : given;
    return [name, typeof value === 'string' ? Buffer.from(value) : (value ?? undefined)] as const;
  });
  return Object.fromEntries(found);
}
