import type { Observed } from '@iom/domain';
import type { Envelope } from '../contract/envelope.js';
import type { Context } from '../source-record.js';
import { metaOf } from './meta.js';
import { personOf } from './person.js';

/** The force deleted its record. What had been said of it is the register's knowledge. */
export function recordRetracted(change: Envelope, context: Context): Observed<'RecordRetracted'> {
  return {
    type: 'RecordRetracted',
    meta: metaOf(change, { type: 'RecordRetracted', occurred: change.changedAt }, context),
    person: personOf(change.nominal, context.org.id, context.observedAt),
    retracts: null,
    recordType: null,
  };
}
