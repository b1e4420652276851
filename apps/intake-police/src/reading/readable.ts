import { isObject, type JsonObject, valueAt } from './json.js';

const LONGEST_ID = 200;
const LONGEST_NOMINAL_ID = 64;
// oxlint-disable-next-line no-control-regex -- a key of arbitrary bytes is no identifier
const PRINTABLE = /^[^\u0000-\u001f\u007f\ufffd]+$/;

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
  const version = object['recordVersion'];
  return {
    recordId: identifier(object['recordId'], LONGEST_ID),
    recordVersion:
      typeof version === 'number' && Number.isSafeInteger(version) && version >= 0 ? version : null,
    nominalId:
      identifier(valueAt(object, ['nominal', 'nominalId']), LONGEST_NOMINAL_ID) ??
      identifier(key?.toString('utf8'), LONGEST_NOMINAL_ID),
    pncText: identifier(valueAt(object, ['nominal', 'pncId']), LONGEST_ID),
  };
}

function identifier(value: unknown, longest: number): string | null {
  if (typeof value !== 'string') return null;
  const text = value.trim();
  return text.length > 0 && text.length <= longest && PRINTABLE.test(text) ? text : null;
}
