import { isSetOrUnclear } from '../reading/flag.js';
import { codeOf } from './lookup.js';
import type { ReferenceRows } from './reference-rows.js';

const TABLE = 'R_REGISTER_TYPE/';

/** Whether registrations of this type are never disclosed to anybody. A message names the type by its code alone. */
export function isExcludedRegisterType(code: string, reference: ReferenceRows): boolean {
  for (const [key, row] of reference.entries()) {
    if (!key.startsWith(TABLE) || codeOf(row)?.toUpperCase() !== code) continue;
    if (isSetOrUnclear(row['DPA_EXCLUDE'])) return true;
  }
  return false;
}
