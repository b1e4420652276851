import type { ContactOutcome } from '@iom/domain';
import { ALWAYS_EXCUSED } from '../codes/contact-outcomes.js';
import type { Fault } from '../reading/fault.js';
import { readFlag } from '../reading/flag.js';
import { codeOf, isMissing, lookUp } from '../reference/lookup.js';
import type { ReferenceRows } from '../reference/reference-rows.js';

const COLUMN = 'CONTACT_OUTCOME_TYPE_ID';

/** Kept, not kept or excused. Why somebody was excused may be health, faith or family: it goes no further. */
export function contactOutcomeOf(id: string, reference: ReferenceRows): ContactOutcome | Fault {
  const type = lookUp(reference, { table: 'R_CONTACT_OUTCOME_TYPE', id, column: COLUMN });
  if (isMissing(type)) return type;
  const code = codeOf(type);
  if (code === null) return { reason: 'UNKNOWN_CODE', fieldPath: COLUMN };
  if (ALWAYS_EXCUSED.has(code)) return 'EXCUSED';
  if (readFlag(type['OUTCOME_ATTENDANCE']) === true) return 'KEPT';
  return readFlag(type['OUTCOME_COMPLIANT_ACCEPTABLE']) === true ? 'EXCUSED' : 'NOT_KEPT';
}
