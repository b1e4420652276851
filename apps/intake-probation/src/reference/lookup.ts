import type { Fault } from '../reading/fault.js';
import type { JsonObject } from '../reading/json.js';
import type { ReferenceRows } from './reference-rows.js';

/** A row of a code table, or the fault of a record whose row has not come yet. */
export function lookUp(
  reference: ReferenceRows,
  { table, id, column }: { readonly table: string; readonly id: string; readonly column: string },
): JsonObject | Fault {
  const key = `${table}/${id}`;
  return reference.get(key) ?? { reason: 'CODE_NOT_SEEN_YET', fieldPath: column, awaits: key };
}

export function isMissing(row: JsonObject | Fault): row is Fault {
  return 'reason' in row && 'fieldPath' in row;
}

/** The code of a row; null when it has none. */
export function codeOf(row: JsonObject): string | null {
  const code = row['CODE'];
  return typeof code === 'string' && code.trim() !== '' ? code.trim() : null;
}
