import { type Observed, ukDayOf } from '@iom/domain';
import type { ConferenceActionRecord } from '../contract/conference-action.js';
import type { ChangeOf } from '../contract/envelope.js';
import type { Fault } from '../contract/fault.js';
import type { Context } from '../source-record.js';
import { opening } from './opening.js';

/** An action of a case conference. One for nobody of the deployment has nobody to be told, and may be a slip of the pen. */
export function caseConferenceActionSet(
  change: ChangeOf<ConferenceActionRecord>,
  context: Context,
): Observed<'CaseConferenceActionSet'> | Fault {
  const { meetingDate, action, forOrg, dueOn } = change.record;
  const isKnown = context.deployment.organisations.some(({ id }) => id === forOrg);
  if (!isKnown) return { reason: 'UNKNOWN_CODE', fieldPath: 'record.forOrg' };
  return {
    ...opening('CaseConferenceActionSet', change, { occurred: meetingDate }, context),
    meetingOn: ukDayOf(meetingDate.at),
    actionCode: action,
    forOrg,
    dueOn,
  };
}
