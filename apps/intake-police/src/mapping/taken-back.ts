import type { Observed, PersonClaim } from '@iom/domain';
import type { Told } from '../contract/envelope.js';
import { isYetToCome } from '../reading/fact-time.js';
import type { Occurred } from '../reading/source-time.js';
import type { Context } from '../source-record.js';
import { metaOf } from './meta.js';
import { personUnmerged } from './nominal-merge.js';

interface Deleted {
  /** null: the deletion does not say; of what kind the record was is then the register's knowledge. */
  readonly entity: string | null;
  readonly person: PersonClaim;
}

/** The force deleted its record: a merge is undone, anything else is withdrawn. */
export function takenBack(written: Told, { entity, person }: Deleted, context: Context): Observed {
  const told = { ...written, changedAt: notAhead(written.changedAt, context) };
  const { nicheNominalId } = person;
  return entity === 'NominalMerge' && nicheNominalId !== null
    ? personUnmerged(told, nicheNominalId, person, context)
    : recordRetracted(told, person, context);
}

/** A deletion works whatever its clock says: one that is yet to come took place when it was read. */
function notAhead(changedAt: Occurred, { observedAt }: Context): Occurred {
  return isYetToCome(changedAt.at, observedAt)
    ? { at: observedAt, text: null, note: null }
    : changedAt;
}

/** What had been said of the record is the register's knowledge. */
function recordRetracted(
  told: Told,
  person: PersonClaim,
  context: Context,
): Observed<'RecordRetracted'> {
  return {
    type: 'RecordRetracted',
    meta: metaOf(told, 'RecordRetracted', { occurred: told.changedAt }, context),
    person,
    retracts: null,
    recordType: null,
  };
}
