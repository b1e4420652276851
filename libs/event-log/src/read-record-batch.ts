import type { LogRecord } from './stage.js';
import { WireReader } from './wire-reader.js';

/** Where in the log a batch is from. */
export interface Place {
  readonly topic: string;
  readonly partition: number;
}

const ATTRIBUTES_AT = 21;
const FIRST_TIMESTAMP_AT = 27;
const LAST_TIMESTAMP_AT = 35;
const COUNT_AT = 57;
const RECORDS_AT = 61;
const DATED_BY_BROKER = 0x08;
const RECORD_ATTRIBUTES_BYTES = 1;

/** The records of an uncompressed batch, oldest first. Keys and values are parts of `batch`, not copies. */
export function readRecordBatch(batch: Buffer, { topic, partition }: Place): LogRecord[] {
  const firstOffset = Number(batch.readBigInt64BE(0));
  const isDatedByBroker = (batch.readInt16BE(ATTRIBUTES_AT) & DATED_BY_BROKER) !== 0;
  const firstTimestamp = Number(batch.readBigInt64BE(FIRST_TIMESTAMP_AT));
  const lastTimestamp = Number(batch.readBigInt64BE(LAST_TIMESTAMP_AT));
  const reader = new WireReader(batch, RECORDS_AT);
  const records: LogRecord[] = [];
  for (let left = batch.readInt32BE(COUNT_AT); left > 0; left--) {
    const end = reader.end();
    reader.skip(RECORD_ATTRIBUTES_BYTES);
    const timestampDelta = reader.varint();
    const offset = firstOffset + reader.varint();
    const key = reader.sized();
    const value = reader.sized();
    const headers = readHeaders(reader);
    const timestampMs = isDatedByBroker ? lastTimestamp : firstTimestamp + timestampDelta;
    records.push({ topic, partition, offset, index: 0, key, value, headers, timestampMs });
    reader.moveTo(end);
  }
  return records;
}

/** Of a header that is given twice the last one counts. */
function readHeaders(reader: WireReader): LogRecord['headers'] {
  const count = reader.varint();
  if (count <= 0) return {};
  const all: [name: string, value: Buffer | undefined][] = [];
  for (let i = 0; i < count; i++) all.push([reader.sizedText(), reader.sized() ?? undefined]);
  return Object.fromEntries(all); // whatever another system calls its headers, `__proto__` included
}
