import { crc32c } from './crc32c.js';
import type { WireWriter } from './wire-writer.js';

/** A record as kafkajs takes it. */
export interface BatchRecord {
  readonly key?: Buffer | string | null | undefined;
  readonly value: Buffer | string | null;
  readonly headers?: Readonly<Record<string, HeaderValue | readonly HeaderValue[]>> | undefined;
  /** Epoch milliseconds. Left out: when it is sent. */
  readonly timestamp?: string | number | undefined;
}

type HeaderValue = Buffer | string | null | undefined;

/** What a batch says of its producer, which the broker uses to see losses and repetitions. */
export interface BatchProducer {
  readonly producerId: string | number;
  readonly producerEpoch: number;
  readonly firstSequence: number;
  readonly isTransactional: boolean;
}

const MAGIC = 2;
const TRANSACTIONAL = 0x10;
const NO_ATTRIBUTES = 0;
const UNKNOWN = 0;
const LENGTH_AT = 8;
const LENGTH_END = 12;
const CRC_AT = 17;
const CRC_END = 21;
/** Of a record: what headers and numbers usually take, within the bounds between which a length takes as many bytes. */
const USUALLY_BESIDES_VALUE = 128;

/** Records of one partition, oldest first, uncompressed, in the format that Kafka has had since 0.11. */
export function writeRecordBatch(
  out: WireWriter,
  records: readonly BatchRecord[],
  producer: BatchProducer,
  now: number,
): void {
  const start = out.length;
  const { first, last } = span(records, now);
  out.int64(0n); // the broker gives the offset
  out.int32(UNKNOWN); // length
  out.int32(UNKNOWN); // leader epoch
  out.int8(MAGIC);
  out.int32(UNKNOWN); // checksum
  out.int16(producer.isTransactional ? TRANSACTIONAL : NO_ATTRIBUTES);
  out.int32(records.length - 1);
  out.int64(BigInt(first));
  out.int64(BigInt(last));
  out.int64(BigInt(producer.producerId));
  out.int16(producer.producerEpoch);
  out.int32(producer.firstSequence);
  out.int32(records.length);
  for (let i = 0; i < records.length; i++) {
    const record = records[i]!;
    writeRecord(out, record, i, timeOf(record, now) - first);
  }
  out.int32At(start + LENGTH_AT, out.length - start - LENGTH_END);
  out.int32At(start + CRC_AT, crc32c(out.written, start + CRC_END));
}

function writeRecord(
  out: WireWriter,
  { key, value, headers }: BatchRecord,
  offsetDelta: number,
  timestampDelta: number,
): void {
  const guess = (value?.length ?? 0) + USUALLY_BESIDES_VALUE;
  const opened = out.open(guess);
  out.int8(NO_ATTRIBUTES);
  out.varint(timestampDelta);
  out.varint(offsetDelta);
  out.sized(key);
  out.sized(value);
  writeHeaders(out, headers);
  out.close(opened, guess);
}

/** A header may be given several times, by a list of values. */
function writeHeaders(out: WireWriter, headers: BatchRecord['headers']): void {
  if (!headers) {
    out.varint(0);
    return;
  }
  const names = Object.keys(headers);
  let count = names.length;
  for (const name of names) {
    const given = headers[name];
    if (Array.isArray(given)) count += given.length - 1;
  }
  out.varint(count);
  for (const name of names) {
    const given = headers[name];
    if (isList(given)) for (const value of given) writeHeader(out, name, value);
    else writeHeader(out, name, given);
  }
}

function writeHeader(out: WireWriter, name: string, value: HeaderValue): void {
  out.sized(name);
  out.sized(value);
}

const isList = (given: HeaderValue | readonly HeaderValue[]): given is readonly HeaderValue[] =>
  Array.isArray(given);

/** The batch is dated by its earliest and latest record. */
function span(records: readonly BatchRecord[], now: number): { first: number; last: number } {
  let first = Infinity;
  let last = -Infinity;
  for (const record of records) {
    const time = timeOf(record, now);
    first = Math.min(first, time);
    last = Math.max(last, time);
  }
  return { first, last };
}

const timeOf = ({ timestamp }: BatchRecord, now: number): number =>
  timestamp === undefined ? now : Number(timestamp);
