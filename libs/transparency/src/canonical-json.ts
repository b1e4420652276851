/** What a canonical record may hold. Numbers are integers: there is one way to write them. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [name: string]: CanonicalValue };

/**
 * The one JSON text of a value, as RFC 8785 (JCS) has it: no spaces, names sorted by UTF-16 code units. Throws on a number
 * that is no safe integer.
 */
export function canonicalJson(value: CanonicalValue): string {
  if (typeof value === 'number' && !Number.isSafeInteger(value)) {
    throw new RangeError('A canonical record holds whole numbers only');
  }
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  let text = '';
  if (isList(value)) {
    for (const member of value) text += `${text === '' ? '' : ','}${canonicalJson(member)}`;
    return `[${text}]`;
  }
  for (const name of Object.keys(value).toSorted()) {
    const member = canonicalJson(value[name] ?? null);
    text += `${text === '' ? '' : ','}${JSON.stringify(name)}:${member}`;
  }
  return `{${text}}`;
}

const isList = (value: object): value is readonly CanonicalValue[] => Array.isArray(value);
