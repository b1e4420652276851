import type { Observed } from '@iom/domain';
import { RECALL_REASONS } from '../codes/custody-codes.js';
import { faultOf } from '../reading/fault.js';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import { isCodeFault, listedCodeAt } from '../reference/lookup.js';
import type { Context } from '../source-record.js';
import { optionalWhole, rowOf, wall, whole } from './columns.js';
import { happenedAt, timeOfColumn } from './contact-time.js';
import { personOfOffender } from './person.js';
import { isRemoved } from './removal.js';
import { recordRetracted } from './retraction.js';
import { type Identified, rowMeta } from './row-meta.js';

const RecallRow = rowOf({ OFFENDER_ID: whole, RECALL_DATE: wall, RECALL_REASON_ID: optionalWhole });
const COLUMN = 'RECALL_REASON_ID';

/** A recall that was made. nDelius keeps other returns in the same table, and its reason tells them apart. */
export function readRecall(identified: Identified, subject: Subject, context: Context): Reading {
  const { change, recordId } = identified;
  if (isRemoved(change)) {
    return says(subject, [recordRetracted(identified, subject.person, context)]);
  }
  const { data, error } = RecallRow.safeParse(change.row);
  if (error) return fails(subject, faultOf(error));
  const reasonCode = listedCodeAt(context.reference, data.RECALL_REASON_ID, COLUMN);
  if (isCodeFault(reasonCode)) return fails(subject, reasonCode);
  if (reasonCode === null) return fails(subject, { reason: 'UNKNOWN_CODE', fieldPath: COLUMN });
  const named = reasonCode.toUpperCase();
  const meaning = context.codes.recallReason.get(named) ?? RECALL_REASONS.get(named);
  if (meaning === undefined) return fails(subject, { reason: 'UNKNOWN_CODE', fieldPath: COLUMN });
  if (typeof meaning === 'object') return passesOver(subject, 'CODE_NOT_CARRIED');
  const recalled = timeOfColumn(data.RECALL_DATE, 'RECALL_DATE');
  const time = happenedAt(recalled, 'RECALL_DATE', context);
  if ('reason' in time) return fails(subject, time);
  const event: Observed<'RecallDecided'> = {
    type: 'RecallDecided',
    meta: rowMeta(identified, { type: 'RecallDecided', occurred: time, note: time.note }, context),
    person: personOfOffender(data.OFFENDER_ID),
    recallReference: recordId,
    outcome: 'RECALLED',
    recallType: 'UNKNOWN',
    recalledOn: time.day,
    reasonCode,
  };
  return says(subject, [event]);
}
