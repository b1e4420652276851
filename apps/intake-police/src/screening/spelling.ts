import { isObject, type JsonObject } from '@iom/codec';
import { meaningOf } from './name-meaning.js';

/** No field of the contract lies deeper. */
const DEEPEST = 5;

interface Respelt {
  readonly json: JsonObject;
  /** Path of the first field that is there in two spellings with two values; nothing is read from it. */
  readonly contradiction: string | null;
}

/** The same record with the contract's names for its fields. */
export function respelt(json: JsonObject): Respelt {
  const contradictions: string[] = [];
  return { json: objectOf(json, []), contradiction: contradictions[0] ?? null };

  function valueOf(value: unknown, path: readonly string[]): unknown {
    if (path.length >= DEEPEST) return value;
    if (Array.isArray(value)) return value.map((each, at) => valueOf(each, [...path, `${at}`]));
    return isObject(value) ? objectOf(value, path) : value;
  }

  function objectOf(object: JsonObject, path: readonly string[]): JsonObject {
    const fields = new Map<string, unknown>();
    for (const [written, value] of Object.entries(object)) {
      const name = meaningOf(written).known ?? written;
      const isTwice = fields.has(name) && fields.get(name) !== value;
      if (isTwice) contradictions.push([...path, name].join('.'));
      fields.set(name, isTwice ? undefined : valueOf(value, [...path, name]));
    }
    return Object.fromEntries(fields);
  }
}
