import { isObject, type JsonObject } from '../reading/json.js';

/** Change data capture comes as it is, or inside `{ schema, payload }`. */
export function payloadOf(json: unknown): unknown {
  return isObject(json) && 'payload' in json && ('schema' in json || isObject(json['payload']))
    ? json['payload']
    : json;
}

/** Columns under the names that Oracle gives them. */
export function withUpperCaseNames(row: JsonObject): JsonObject {
  // As a rule they come so, and a row is wide: then nothing is copied.
  if (Object.keys(row).every((name) => name === name.toUpperCase())) return row;
  return Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.toUpperCase(), value]),
  );
}
