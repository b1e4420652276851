import { isObject, type JsonObject } from '@iom/codec';
import { isDeepStrictEqual } from 'node:util';

/** Change data capture comes as it is, or inside `{ schema, payload }`. */
export function payloadOf(json: unknown): unknown {
  return isObject(json) && 'payload' in json && ('schema' in json || isObject(json['payload']))
    ? json['payload']
    : json;
}

/** Columns under the names that Oracle gives them. One that is there in two cases with two values has both, which is none. */
export function withUpperCaseNames(row: JsonObject): JsonObject {
  // As a rule they come so, and a row is wide: then nothing is copied.
  if (Object.keys(row).every((name) => name === name.toUpperCase())) return row;
  const columns = new Map<string, unknown>();
  for (const [written, value] of Object.entries(row)) {
    const name = written.toUpperCase();
    const other = columns.get(name);
    const isTwice = columns.has(name) && !isDeepStrictEqual(other, value);
    columns.set(name, isTwice ? [other, value] : value);
  }
  return Object.fromEntries(columns);
}
