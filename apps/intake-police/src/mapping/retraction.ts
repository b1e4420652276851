import type { Observed, PersonClaim } from '@iom/domain';
import type { Told } from '../contract/envelope.js';
import type { Context } from '../source-record.js';
import { metaOf } from './meta.js';

/** The force deleted its record. What had been said of it is the register's knowledge. */
export function recordRetracted(
  told: Told,
  person: PersonClaim,
  context: Context,
): Observed<'RecordRetracted'> {
  return {
    type: 'RecordRetracted',
    meta: metaOf(told, { type: 'RecordRetracted', occurred: told.changedAt }, context),
    person,
    retracts: null,
    recordType: null,
  };
}
