import type { Observed } from '@iom/domain';
import { faultOf } from '../reading/fault.js';
import { passesOver, type Reading, says, type Subject } from '../reading.js';
import type { Context } from '../source-record.js';
import { optionalWall, rowOf, whole } from './columns.js';
import { dayOrNull } from './day.js';
import { isRemoved } from './removal.js';
import { type Identified, rowMeta } from './row-meta.js';
import { readWhole } from '../reading/whole-number.js';

const DeregistrationRow = rowOf({
  OFFENDER_ID: whole,
  REGISTRATION_ID: whole,
  DEREGISTRATION_DATE: optionalWall,
});

/**
 * That a registration has ended, and when. Of which type it was the row does not say: an end of one that is no membership
 * ends none. It is taken at once, whatever else cannot be read.
 */
export function readDeregistration(
  identified: Identified,
  subject: Subject,
  context: Context,
): Reading {
  const { change } = identified;
  // An end that is taken back restores nothing by itself: the row of the registration says that it holds.
  if (isRemoved(change)) return passesOver(subject, 'TOLD_BY_OTHER_ROW');
  const { data, error } = DeregistrationRow.safeParse(change.row);
  const registrationId = readWhole(change.row['REGISTRATION_ID']) ?? null;
  const event: Observed<'NominalDeselected'> = {
    type: 'NominalDeselected',
    meta: rowMeta(identified, { type: 'NominalDeselected', isComplete: !error }, context),
    person: subject.person,
    registrationId,
    endedOn: data ? dayOrNull(data.DEREGISTRATION_DATE) : null,
    ending: 'DEREGISTERED',
  };
  // Without its registration it would end all of them, of whatever type: that is not what it says.
  return says(subject, registrationId === null ? [] : [event], error ? faultOf(error) : null);
}
