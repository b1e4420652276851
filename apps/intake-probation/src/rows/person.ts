import type { JsonObject } from '@iom/codec';
import { NOBODY, type PersonClaim } from '@iom/domain';
import { personOfCrn } from '../reading/identifiers.js';
import { readWhole } from '../reading/whole-number.js';

/** Whom a row is about, by what can be read of it: enough to keep the person's later records behind it. */
export function personOfRow(row: JsonObject): PersonClaim {
  return { ...personOfCrn(row['CRN']), offenderId: readWhole(row['OFFENDER_ID']) ?? null };
}

/** A row about a case names its nDelius id, and that is all that an event takes from it. */
export function personOfOffender(offenderId: string | null): PersonClaim {
  return { ...NOBODY, offenderId };
}

/** A row that names no case but a contact is about whom that contact is with. */
export function personOfContact(row: JsonObject): PersonClaim {
  const id = readWhole(row['CONTACT_ID']);
  return { ...NOBODY, sameAsRecord: id ? `CONTACT/${id}` : null };
}
