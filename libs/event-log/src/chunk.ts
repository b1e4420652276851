import type { IHeaders, KafkaMessage } from 'kafkajs';
import type { LogRecord } from './stage.js';

/** What one fetch of one partition brought. */
export interface Chunk {
  /** Committed data records as they are in the log (packed ones still packed), in order. May be empty although `next` has moved on. */
  readonly records: readonly LogRecord[];
  /** Where to read next: behind everything seen, be it data, marker, aborted or compacted away. */
  readonly next: number;
  /** Everything below is decided (the last stable offset, at the moment of this fetch). */
  readonly stable: number;
}

/** A kafkajs message as a record of ours. */
export function toLogRecord(message: KafkaMessage, topic: string, partition: number): LogRecord {
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
function toHeaders(headers: IHeaders | undefined): Record<string, Buffer | undefined> {
  const found: Record<string, Buffer | undefined> = {};
  for (const [name, given] of Object.entries(headers ?? {})) {
    const value = Array.isArray(given) ? given.at(-1) : given;
    found[name] = typeof value === 'string' ? Buffer.from(value) : value;
  }
  return found;
}
