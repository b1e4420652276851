import type { JsonObject } from '@iom/codec';

const LOOKED_AT_BYTES = 200_000;
const RECORD_ID = /"recordId"\s*:\s*"([^"\\]+)"/gi;
const NOMINAL_ID = /"nominalId"\s*:\s*"([^"\\]+)"/gi;
/** Name and value; a value that is an object or a list counts as there. */
const FIELD = /"([^"\\]{1,100})"\s*:\s*(?:"([^"\\]{0,200})|([^\s"]))/g;

/** What can be made out of bytes that are no JSON. */
export interface Salvage {
  /** In the shape of a record: its names, where one and no other can be made out. */
  readonly json: JsonObject;
  /** Every field whose name can be read, with the beginning of its value. */
  readonly fields: readonly (readonly [name: string, value: string])[];
}

/**
 * The names in broken JSON: so that a corrected version of the record takes its place, and its person's later records do not
 * pass it by; and what it says of itself, so that nothing is kept of a record that should not have been sent.
 */
export function salvage(bytes: Buffer): Salvage {
  // UTF-16, the commonest of wrong encodings, is the same text with zeros between.
  const text = bytes.toString('utf8', 0, LOOKED_AT_BYTES).replaceAll('\0', '');
  return {
    json: {
      recordId: onlyMatch(text, RECORD_ID),
      nominal: { nominalId: onlyMatch(text, NOMINAL_ID) },
    },
    fields: [...text.matchAll(FIELD)].map(([, name = '', said, other = '']) => [
      name,
      said ?? other,
    ]),
  };
}

function onlyMatch(text: string, pattern: RegExp): string | null {
  const found = new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
