import { codeOf } from '../reference/lookup.js';
import type { ReferenceRows } from '../reference/reference-rows.js';

/** The code of a prison; null where the deployment does not send its list of them: nothing waits for it. */
export function institutionOf(id: string | null, reference: ReferenceRows): string | null {
  const row = id === null ? undefined : reference.get(`R_INSTITUTION/${id}`);
  return row ? codeOf(row) : null;
}
