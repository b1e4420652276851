import type { LogRecord, OutgoingRecord } from './stage.js';
import type { TopicDeclaration } from './topics.js';
import { StageError } from './stage.error.js';

/** How many entries travel in one record of a packed topic (`@iom/codec` has the real one). */
export interface Packing {
  /** Entries in their order, in as few records as fit: each at most 500 kB unless one entry alone is larger. */
  pack(entries: readonly Buffer[]): Buffer[];
  unpack(value: Buffer): Buffer[];
  /** Awaited before `unpack` is given these. */
  learn?(records: Iterable<Buffer>): Promise<void>;
}

/** What these records hold; tombstones hold nothing. */
export function valuesOf(records: readonly LogRecord[]): Buffer[] {
  return records.flatMap(({ value }) => (value === null ? [] : [value]));
}

/** One record of a packed topic as its entries, each with its place in the record. */
export function unpackRecord(record: LogRecord, packing: Packing): LogRecord[] {
  if (record.value === null) return [];
  return packing.unpack(record.value).map((value, index) => ({ ...record, index, value }));
}

/** What one transaction sends: entries for packed topics joined by partition, everything else as it was emitted. */
export function packOutputs(
  records: readonly OutgoingRecord[],
  topics: ReadonlyMap<string, TopicDeclaration>,
  packing: Packing,
): OutgoingRecord[] {
  const outgoing: OutgoingRecord[] = [];
  const entries = new Map<string, { topic: string; partition: number; values: Buffer[] }>();
  for (const record of records) {
    if (topics.get(record.topic)?.packed !== true) {
      outgoing.push(record);
      continue;
    }
    const { topic, partition, value } = record;
    if (value === null) throw new StageError(`${topic} is packed: an entry cannot be a tombstone`);
    if (record.key !== null || record.headers) {
      throw new StageError(`${topic} is packed: an entry has neither key nor headers`);
    }
    const at = `${partition}/${topic}`;
    const known = entries.get(at) ?? { topic, partition, values: [] };
    known.values.push(value);
    entries.set(at, known);
  }
  for (const { topic, partition, values } of entries.values()) {
    for (const value of packing.pack(values)) {
      outgoing.push({ topic, partition, key: null, value });
    }
  }
  return outgoing;
}
