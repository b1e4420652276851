import { isObject } from '@iom/codec';

const DEEPEST = 50;

/** JSON in which the order of names makes no difference. What lies deeper than any message does is left out. */
export function canonicalText(value: unknown, depth = 0): string {
  if (depth > DEEPEST) return 'null';
  if (Array.isArray(value)) {
    return `[${value.map((each) => canonicalText(each, depth + 1)).join(',')}]`;
  }
  if (!isObject(value)) return JSON.stringify(value) ?? 'null';
  const parts = Object.keys(value)
    .toSorted()
    .map((name) => `${JSON.stringify(name)}:${canonicalText(value[name], depth + 1)}`);
  return `{${parts.join(',')}}`;
}
