import { isObject, type JsonObject, parseJson } from '@iom/codec';
import { payloadOf, withUpperCaseNames } from '../rows/payload.js';

/** The row of a record of the reference topic; undefined: the row was removed, or the record is no row. Never throws. */
export function readReferenceRow(value: Buffer): JsonObject | undefined {
  const payload = payloadOf(parseJson(value));
  if (!isObject(payload) || payload['op'] === 'd') return undefined;
  const { after } = payload;
  return isObject(after) ? withUpperCaseNames(after) : undefined;
}
