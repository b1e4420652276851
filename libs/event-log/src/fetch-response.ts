import { SafeError } from '@iom/platform';
import type { Chunk } from './chunk.js';
import { readCompressedBatch } from './compressed-batch.js';
import { type Place, readRecordBatch } from './read-record-batch.js';
import type { LogRecord } from './stage.js';

/** A fetch was refused by the broker. */
export class FetchRefusedError extends SafeError {
  override readonly name = 'FetchRefusedError';

  constructor(readonly errorCode: number) {
    super(`The broker refused a fetch with Kafka error code ${errorCode}`);
  }
}

interface Transaction {
  readonly producerId: bigint;
  readonly firstOffset: number;
}

const LENGTH_END = 12;
const COMPRESSION = 0x07;
const CONTROL = 0x20;
const TRANSACTIONAL = 0x10;

/**
 * Decodes a Fetch v11 response for one partition, from record batch headers.
 *
 * kafkajs's own consumer works on single records and so loses what only the batch header knows: it waits for ever before
 * a batch that compaction has emptied, steps one offset a fetch through the compacted tail of a batch, and shows aborted
 * records when transactions of two producers interleave (it takes the broker's list, ordered by end, as ordered by start).
 */
export async function decodeFetchResponse(
  payload: Buffer,
  place: Place,
  from: number,
): Promise<Chunk> {
  let at = 4;
  const int16 = () => payload.readInt16BE((at += 2) - 2);
  const int32 = () => payload.readInt32BE((at += 4) - 4);
  const int64 = () => payload.readBigInt64BE((at += 8) - 8);
  const refuse = (code: number) => {
    if (code !== 0) throw new FetchRefusedError(code);
  };

  refuse(int16());
  int32(); // session
  if (int32() !== 1) throw new FetchRefusedError(-1);
  const topicLength = int16();
  at += topicLength;
  int32(); // one partition
  int32(); // its number
  refuse(int16());
  int64(); // high watermark
  const stable = Number(int64());
  int64(); // log start
  const aborted: Transaction[] = Array.from({ length: Math.max(0, int32()) }, () => ({
    producerId: int64(),
    firstOffset: Number(int64()),
  }));
  int32(); // preferred read replica
  const size = int32();
  const batches = payload.subarray(at, at + Math.max(0, size));
  return { ...(await decodeBatches(batches, place, from, aborted)), stable };
}

async function decodeBatches(
  batches: Buffer,
  place: Place,
  from: number,
  aborted: readonly Transaction[],
): Promise<Omit<Chunk, 'stable'>> {
  const records: LogRecord[] = [];
  const toCome = aborted.toSorted((a, b) => b.firstOffset - a.firstOffset);
  const aborting = new Set<bigint>();
  let next = from;

  for (let at = 0, end = 0; at + LENGTH_END < batches.length; at = end) {
    end = at + LENGTH_END + batches.readInt32BE(at + 8);
    if (end > batches.length) break; // cut off by maxBytes
    const attributes = batches.readInt16BE(at + 21);
    const last = Number(batches.readBigInt64BE(at)) + batches.readInt32BE(at + 23);
    const producerId = batches.readBigInt64BE(at + 43);
    for (let t = toCome.at(-1); t && t.firstOffset <= last; t = toCome.at(-1)) {
      aborting.add(t.producerId);
      toCome.pop();
    }
    if (attributes & CONTROL) {
      aborting.delete(producerId);
    } else if (last >= from && !(attributes & TRANSACTIONAL && aborting.has(producerId))) {
      const batch = batches.subarray(at, end);
      const found =
        attributes & COMPRESSION
          ? await readCompressedBatch(batch, place)
          : readRecordBatch(batch, place);
      for (const record of found) if (record.offset >= from) records.push(record);
    }
    next = Math.max(next, last + 1);
  }
  return { records, next };
}
