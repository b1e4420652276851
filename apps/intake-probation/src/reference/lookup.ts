import type { JsonObject } from '@iom/codec';
import type { Fault } from '../reading/fault.js';
import { isUnavailable } from '../reading/unavailable.js';
import type { ReferenceRows } from './reference-rows.js';

/** Which row of which code table, and the column of the record that names it. */
export interface Looked {
  readonly table: string;
  readonly id: string;
  readonly column: string;
}

/** A row of a code table, or the fault of a record whose row has not come yet. */
export function lookUp(
  reference: ReferenceRows,
  { table, id, column }: Looked,
): JsonObject | Fault {
  const key = `${table}/${id}`;
  return reference.get(key) ?? { reason: 'CODE_NOT_SEEN_YET', fieldPath: column, awaits: key };
}

export function isMissing(row: JsonObject | Fault): row is Fault {
  return 'reason' in row && 'fieldPath' in row;
}

/** The code of a row; null when it has none. */
export function codeOf(row: JsonObject): string | null {
  // The list of many small code tables in one calls it so.
  const code = row['CODE'] ?? row['CODE_VALUE'];
  if (typeof code !== 'string' || isUnavailable(code)) return null;
  return code.trim() === '' ? null : code.trim();
}

/** The code that a record means by an id, or why it cannot be said. */
export function codeAt(reference: ReferenceRows, looked: Looked): string | Fault {
  const row = lookUp(reference, looked);
  if (isMissing(row)) return row;
  return codeOf(row) ?? { reason: 'UNKNOWN_CODE', fieldPath: looked.column };
}

/** The same of the list that holds many small code tables; an id that is not given has no code. */
export function listedCodeAt(
  reference: ReferenceRows,
  id: string | null,
  column: string,
): string | null | Fault {
  if (id === null) return null;
  return codeAt(reference, { table: 'R_STANDARD_REFERENCE_LIST', id, column });
}

export function isCodeFault(code: string | null | Fault): code is Fault {
  return typeof code === 'object' && code !== null;
}
