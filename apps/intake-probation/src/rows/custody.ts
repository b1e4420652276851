import type { Observed } from '@iom/domain';
import { CUSTODIAL_STATUSES } from '../codes/custody-codes.js';
import { isIgnored } from '../codes/ignored.js';
import { faultOf } from '../reading/fault.js';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import { isCodeFault, listedCodeAt } from '../reference/lookup.js';
import type { Context } from '../source-record.js';
import { optionalWhole, rowOf, wall, whole } from './columns.js';
import { happenedAt, timeOfColumn } from './contact-time.js';
import { institutionOf } from './institution.js';
import { personOfOffender } from './person.js';
import { isRemoved } from './removal.js';
import { recordRetracted } from './retraction.js';
import { type Identified, rowMeta } from './row-meta.js';

const CustodyRow = rowOf({
  OFFENDER_ID: whole,
  CUSTODIAL_STATUS_ID: whole,
  STATUS_CHANGE_DATE: wall,
  INSTITUTION_ID: optionalWhole,
});
const COLUMN = 'CUSTODIAL_STATUS_ID';

/** Whether somebody is in custody, by the status of the sentence. */
export function readCustody(identified: Identified, subject: Subject, context: Context): Reading {
  const { change } = identified;
  if (isRemoved(change)) {
    return says(subject, [recordRetracted(identified, subject.person, context)]);
  }
  const { data, error } = CustodyRow.safeParse(change.row);
  if (error) return fails(subject, faultOf(error));
  const code = listedCodeAt(context.reference, data.CUSTODIAL_STATUS_ID, COLUMN);
  if (isCodeFault(code)) return fails(subject, code);
  const status = code === null ? undefined : CUSTODIAL_STATUSES.get(code.toUpperCase());
  if (status === undefined) return fails(subject, { reason: 'UNKNOWN_CODE', fieldPath: COLUMN });
  if (isIgnored(status)) return passesOver(subject, 'CODE_NOT_CARRIED');
  const changed = timeOfColumn(data.STATUS_CHANGE_DATE, 'STATUS_CHANGE_DATE');
  const time = happenedAt(changed, 'STATUS_CHANGE_DATE', context);
  if ('reason' in time) return fails(subject, time);

  const person = personOfOffender(data.OFFENDER_ID);
  const institution = institutionOf(data.INSTITUTION_ID, context.reference);
  const metaOf = (type: Observed['type']) =>
    rowMeta(identified, { type, occurred: time, note: time.note }, context);
  const event: Observed<'PersonReceivedIntoCustody' | 'PersonReleased'> =
    status.is === 'in'
      ? {
          type: 'PersonReceivedIntoCustody',
          meta: metaOf('PersonReceivedIntoCustody'),
          person,
          receivedOn: time.day,
          custodyReason: status.reason,
          reasonCode: code,
          institution,
        }
      : {
          type: 'PersonReleased',
          meta: metaOf('PersonReleased'),
          person,
          releasedOn: time.day,
          releaseType: 'LICENCE',
          releaseTypeCode: code,
          institution,
        };
  return says(subject, [event]);
}
