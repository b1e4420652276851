import type { Observed, PersonClaim } from '@iom/domain';
import type { Context } from '../source-record.js';
import { type Identified, rowMeta } from './row-meta.js';

/** nDelius has removed the record, or it is no longer one that the bridge carries. What had been said of it the register knows. */
export function recordRetracted(
  identified: Identified,
  person: PersonClaim,
  context: Context,
): Observed<'RecordRetracted'> {
  return {
    type: 'RecordRetracted',
    meta: rowMeta(identified, { type: 'RecordRetracted' }, context),
    person,
    retracts: null,
    recordType: null,
  };
}
