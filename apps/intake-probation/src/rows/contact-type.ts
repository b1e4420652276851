import type { JsonObject } from '@iom/codec';
import type { ContactMeaning } from '../codes/deployment-codes.js';
import { isKnownContactType } from '../codes/known-contact-types.js';
import type { Fault } from '../reading/fault.js';
import { isSetOrUnclear, readFlag } from '../reading/flag.js';
import { readWhole } from '../reading/whole-number.js';
import { codeOf, isMissing, lookUp } from '../reference/lookup.js';
import type { Context } from '../source-record.js';

const COLUMN = 'CONTACT_TYPE_ID';

/** A contact type that the bridge carries. */
export interface ContactType {
  readonly meaning: ContactMeaning;
  /** An appointment, which somebody was asked to keep. */
  readonly isAppointment: boolean;
  readonly isSensitive: boolean;
  readonly isDpaExcluded: boolean;
}

/** The type of a contact row; `not-carried`: a known type that is no contact to the bridge. */
export function contactTypeOf(
  row: JsonObject,
  { reference, codes }: Context,
): ContactType | 'not-carried' | Fault {
  const id = readWhole(row[COLUMN]);
  if (id === null || id === undefined) return { reason: 'WRONG_SHAPE', fieldPath: COLUMN };
  const type = lookUp(reference, { table: 'R_CONTACT_TYPE', id, column: COLUMN });
  if (isMissing(type)) return type;
  const code = codeOf(type);
  const meaning = code === null ? undefined : codes.contact.get(code);
  if (meaning) {
    return {
      meaning,
      isAppointment: readFlag(type['ATTENDANCE_CONTACT']) === true,
      isSensitive: isSetOrUnclear(type['SENSITIVE_CONTACT']),
      isDpaExcluded: isSetOrUnclear(type['DPA_EXCLUDE']),
    };
  }
  return code !== null && isKnownContactType(code)
    ? 'not-carried'
    : { reason: 'UNKNOWN_CODE', fieldPath: COLUMN };
}
