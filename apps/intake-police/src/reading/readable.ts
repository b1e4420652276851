import { isObject, type JsonObject, valueAt } from '@iom/codec';
import { NOMINAL_ID, version } from '../contract/fields.js';

const LONGEST_ID = 200;
/** A key of arbitrary bytes is no identifier. */
const PRINTABLE = /^[^\p{Cc}\ufffd]+$/u;

/** What can be made out of a record that is not what its contract says. */
export interface Readable {
  readonly recordId: string | null;
  readonly recordVersion: number | null;
  readonly nominalId: string | null;
  readonly pncText: string | null;
}

/** Never throws, and takes nothing for an identifier that could not be one. */
export function readableOf(json: unknown, key: Buffer | null): Readable {
  const object: JsonObject = isObject(json) ? json : {};
  return {
    recordId: identifier(object['recordId'], LONGEST_ID),
    recordVersion: version.safeParse(object['recordVersion']).data ?? null,
    nominalId:
      nominalId(valueAt(object, ['nominal', 'nominalId'])) ?? nominalId(key?.toString('utf8')),
    pncText: identifier(valueAt(object, ['nominal', 'pncId']), LONGEST_ID),
  };
}

function identifier(value: unknown, longest: number): string | null {
  if (typeof value !== 'string' && !Number.isSafeInteger(value)) return null;
  const text = String(value).trim();
  return text.length > 0 && text.length <= longest && PRINTABLE.test(text) ? text : null;
}

function nominalId(value: unknown): string | null {
  const text = identifier(value, LONGEST_ID);
  return text !== null && NOMINAL_ID.test(text) ? text : null;
}
