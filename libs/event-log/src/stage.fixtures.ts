import type { Packing } from './packing.js';
import type { Change, ValueCodec } from './stage.js';
import type { StatePart, StatePartCodec } from './state-part.js';
import type { TopicDeclaration } from './topics.js';

/** What this library's own tests use in place of `@iom/codec`: the contracts do not depend on the format. */
export const lengthPrefixed: Packing = {
  pack(entries) {
    const records: Buffer[] = [];
    for (let at = 0; at < entries.length; at += 100) {
      records.push(Buffer.concat(entries.slice(at, at + 100).flatMap(withLength)));
    }
    return records;
  },
  unpack(value) {
    const entries: Buffer[] = [];
    for (let at = 0; at < value.length;) {
      const end = at + 4 + value.readUInt32BE(at);
      entries.push(value.subarray(at + 4, end));
      at = end;
    }
    return entries;
  },
};

function withLength(entry: Buffer): Buffer[] {
  const length = Buffer.alloc(4);
  length.writeUInt32BE(entry.length);
  return [length, entry];
}

type StoredPart = [
  sequence: number,
  bucket: number,
  part: number,
  entries: [string, string | null][],
];

export const jsonParts: StatePartCodec = {
  encode({ sequence, bucket = -1, part, entries }) {
    const texts = entries.map(([key, bytes]) => [key, bytes?.toString('base64') ?? null]);
    return Buffer.from(JSON.stringify([sequence, bucket, part, texts]));
  },
  decode(bytes): StatePart {
    const [sequence, bucket, part, texts] = JSON.parse(String(bytes)) as StoredPart;
    const entries = texts.map(([key, text]): Change<Buffer> => [
      key,
      text === null ? undefined : Buffer.from(text, 'base64'),
    ]);
    return { sequence, part, entries, ...(bucket < 0 ? {} : { bucket }) };
  },
};

export const numbers: ValueCodec<number> = {
  encode: (value) => Buffer.from(String(value)),
  decode: (bytes) => Number(String(bytes)),
};

export function declare(
  name: string,
  partitions: number,
  { packed = false, config = {} }: { packed?: boolean; config?: Record<string, string> } = {},
): TopicDeclaration {
  return { name, partitions, packed, config };
}
