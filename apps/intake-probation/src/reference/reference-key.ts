import { isObject, parseJson } from '@iom/codec';
import { idColumnOf, REFERENCE_TABLES } from '../codes/known-tables.js';
import { readWhole } from '../reading/whole-number.js';
import { payloadOf } from '../rows/payload.js';

const TABLE_BY_COLUMN: ReadonlyMap<string, string> = new Map(
  REFERENCE_TABLES.map((table) => [idColumnOf(table), table]),
);

/**
 * The name of a code row, `TABLE/ID`, from the key of its record: that text itself, or the primary key as change data capture
 * writes it, `{"CONTACT_TYPE_ID": 121}`, with its schema or without.
 */
export function referenceKeyOf(key: Buffer | null): string {
  const text = String(key);
  if (!text.startsWith('{')) return text;
  const columns = payloadOf(parseJson(Buffer.from(text)));
  if (!isObject(columns)) return text;
  for (const [name, value] of Object.entries(columns)) {
    const table = TABLE_BY_COLUMN.get(name.toUpperCase());
    const id = readWhole(value);
    if (table !== undefined && id) return `${table}/${id}`;
  }
  return text;
}
