import type { OutgoingRecord } from './stage.js';

/** One batch of a partition; a broker takes at most 1 MB. */
const BATCH_BYTES = 900_000;
/** Of all batches of a round: what is encoded at once, and keeps the broker from answering heartbeats meanwhile. */
const ROUND_BYTES = 4_000_000;
const RECORD_OVERHEAD_BYTES = 64;

export interface PartitionRecords {
  readonly topic: string;
  readonly partition: number;
  readonly records: readonly OutgoingRecord[];
}

interface Batch extends PartitionRecords {
  readonly records: OutgoingRecord[];
  bytes: number;
}

/**
 * Records in shares that are to be written one after the other. A round has one batch for each of its partitions, in the order
 * in which the records were given.
 */
export function* produceRounds(
  records: Iterable<OutgoingRecord>,
): Iterable<readonly PartitionRecords[]> {
  let batches = new Map<string, Batch>();
  let bytes = 0;
  for (const record of records) {
    const { topic, partition } = record;
    const name = `${topic}/${partition}`;
    const size = sizeOf(record);
    const known = batches.get(name);
    if ((known && known.bytes + size > BATCH_BYTES) || (bytes > 0 && bytes + size > ROUND_BYTES)) {
      yield [...batches.values()];
      batches = new Map();
      bytes = 0;
    }
    const batch = batches.get(name) ?? { topic, partition, records: [], bytes: 0 };
    batches.set(name, batch);
    batch.records.push(record);
    batch.bytes += size;
    bytes += size;
  }
  if (batches.size > 0) yield [...batches.values()];
}

function sizeOf({ key, value, headers }: OutgoingRecord): number {
  let size = RECORD_OVERHEAD_BYTES + Buffer.byteLength(key ?? '') + (value?.length ?? 0);
  for (const name in headers) size += name.length + Buffer.byteLength(headers[name] ?? '');
  return size;
}
