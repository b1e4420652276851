import type { JsonObject } from '@iom/codec';
import type { ContactOutcome } from '@iom/domain';
import { ALWAYS_EXCUSED, KNOWN_OUTCOMES } from '../codes/contact-outcomes.js';
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
  const said = outcomeOfFlags(type);
  // A code whose columns say something else than it means has been given another meaning, and which is not known.
  const isAsKnown = said === (KNOWN_OUTCOMES.get(code) ?? said);
  return said !== null && isAsKnown ? said : { reason: 'UNKNOWN_CODE', fieldPath: COLUMN };
}

/** null: a column did not come, or cannot be read. One without a value means no. */
function outcomeOfFlags(type: JsonObject): ContactOutcome | null {
  const attended = readFlag(type['OUTCOME_ATTENDANCE']);
  const acceptable = readFlag(type['OUTCOME_COMPLIANT_ACCEPTABLE']);
  const isThere = 'OUTCOME_ATTENDANCE' in type && 'OUTCOME_COMPLIANT_ACCEPTABLE' in type;
  if (!isThere || attended === undefined || acceptable === undefined) return null;
  if (attended === true) return 'KEPT';
  return acceptable === true ? 'EXCUSED' : 'NOT_KEPT';
}
