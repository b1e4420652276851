import type { Observed } from '@iom/domain';
import { ENFORCEMENT_ACTIONS } from '../codes/enforcement-actions.js';
import { faultOf } from '../reading/fault.js';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import { codeAt } from '../reference/lookup.js';
import type { Context } from '../source-record.js';
import { optionalWall, rowOf, timeOfDay, whole } from './columns.js';
import { contactTimeOf, happenedAt } from './contact-time.js';
import { dayOrNull } from './day.js';
import { isRemoved } from './removal.js';
import { recordRetracted } from './retraction.js';
import { type Identified, rowMeta } from './row-meta.js';

const EnforcementRow = rowOf({
  CONTACT_ID: whole,
  ENFORCEMENT_ACTION_ID: whole,
  ACTION_TAKEN_DATE: optionalWall,
  ACTION_TAKEN_TIME: timeOfDay,
  RESPONSE_DATE: optionalWall,
});
const COLUMN = 'ENFORCEMENT_ACTION_ID';

/** What probation does about a contact that was not kept. The row names no person, only the contact. */
export function readEnforcement(
  identified: Identified,
  subject: Subject,
  context: Context,
): Reading {
  const { change } = identified;
  if (isRemoved(change)) {
    return says(subject, [recordRetracted(identified, subject.person, context)]);
  }
  const { data, error } = EnforcementRow.safeParse(change.row);
  if (error) return fails(subject, faultOf(error));
  const actionCode = codeAt(context.reference, {
    table: 'R_ENFORCEMENT_ACTION',
    id: data.ENFORCEMENT_ACTION_ID,
    column: COLUMN,
  });
  if (typeof actionCode === 'object') return fails(subject, actionCode);
  const action = ENFORCEMENT_ACTIONS.get(actionCode.toUpperCase());
  if (action === undefined) return fails(subject, { reason: 'UNKNOWN_CODE', fieldPath: COLUMN });
  if (typeof action === 'object') return passesOver(subject, 'CODE_NOT_CARRIED');
  if (data.ACTION_TAKEN_DATE === null) return passesOver(subject, 'NOT_DONE_YET');

  const written = contactTimeOf(data.ACTION_TAKEN_DATE, data.ACTION_TAKEN_TIME, {
    date: 'ACTION_TAKEN_DATE',
    time: 'ACTION_TAKEN_TIME',
  });
  const taken = happenedAt(written, 'ACTION_TAKEN_DATE', context);
  if ('reason' in taken) return fails(subject, taken);
  const event: Observed<'EnforcementActionTaken'> = {
    type: 'EnforcementActionTaken',
    meta: rowMeta(
      identified,
      { type: 'EnforcementActionTaken', occurred: taken, note: taken.note },
      context,
    ),
    person: subject.person,
    action,
    actionCode,
    takenOn: taken.day,
    respondBy: dayOrNull(data.RESPONSE_DATE),
    contactRecordId: `CONTACT/${data.CONTACT_ID}`,
    outcomeCode: null,
  };
  return says(subject, [event]);
}
