import type { Codec } from './codec.js';

const NAME = 'uk.iom.Packed';
const MAX_BYTES = 500_000;
const ENTRY_OVERHEAD_BYTES = 5;

/** Puts a transaction's entries into few records of the inner topics: a produced record costs the same whatever its size. */
export interface Packing {
  /** Records of at most 500 kB each (but for a single entry that is larger), entries in their order. */
  pack(entries: readonly Buffer[]): Buffer[];
  unpack(record: Buffer): Buffer[];
  /** To be awaited before `unpack` is given records that another version may have written. */
  learn(records: Iterable<Buffer>): Promise<void>;
}

export function packingWith(codec: Codec): Packing {
  return {
    pack(entries) {
      const records: Buffer[] = [];
      let batch: Buffer[] = [];
      let bytes = 0;
      const close = (): void => {
        if (batch.length > 0) records.push(codec.encode(NAME, { entries: batch }));
        batch = [];
        bytes = 0;
      };
      for (const entry of entries) {
        if (bytes + entry.length + ENTRY_OVERHEAD_BYTES > MAX_BYTES) close();
        batch.push(entry);
        bytes += entry.length + ENTRY_OVERHEAD_BYTES;
      }
      close();
      return records;
    },
    unpack: (record) => codec.decode<{ entries: Buffer[] }>(record).value.entries,
    learn: (records) => codec.learn(records),
  };
}
