import { isCarriedTable } from '../codes/known-tables.js';

const TABLE = '"table":"';
const LONGEST_NAME = 128;
const QUOTE = 0x22;

/**
 * Whether bytes are a change of a table that is not read, as can be seen without reading them: within a text of JSON every
 * quotation mark has a backslash before it, so what is looked for can only be a field. One name and no other, or no answer.
 */
export function isOfOtherTable(bytes: Buffer): boolean {
  // What a change is of stands behind the row itself, which is long.
  const at = bytes.lastIndexOf(TABLE);
  if (at < 0) return false;
  const from = at + TABLE.length;
  const to = bytes.indexOf(QUOTE, from);
  if (to <= from || to - from > LONGEST_NAME) return false;
  const name = bytes.toString('latin1', from, to).trim().toUpperCase();
  return (
    !isCarriedTable(name) &&
    /^[A-Z][A-Z0-9_$#]*$/.test(name) &&
    bytes.indexOf(TABLE) === at &&
    bytes.includes('"source":{') &&
    bytes.includes('"op":"')
  );
}
