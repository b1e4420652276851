import type { JsonObject } from './json.js';

const LOOKED_AT_BYTES = 200_000;
const RECORD_ID = /"recordId"\s*:\s*"([^"\\]+)"/g;
const NOMINAL_ID = /"nominalId"\s*:\s*"([^"\\]+)"/g;

/**
 * The names in broken JSON, where one and no other can be made out: so that a corrected version of the record takes its
 * place, and its person's later records do not pass it by.
 */
export function salvage(bytes: Buffer): JsonObject {
  const text = bytes.toString('utf8', 0, LOOKED_AT_BYTES);
  return {
    recordId: onlyMatch(text, RECORD_ID),
    nominal: { nominalId: onlyMatch(text, NOMINAL_ID) },
  };
}

function onlyMatch(text: string, pattern: RegExp): string | null {
  const found = new Set([...text.matchAll(pattern)].map((match) => match[1] ?? ''));
  const [only] = found;
  return found.size === 1 && only !== undefined ? only : null;
}
