import type { Observed } from '@iom/domain';
import { faultOf } from '../reading/fault.js';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import { isCodeFault, listedCodeAt } from '../reference/lookup.js';
import type { Context } from '../source-record.js';
import { optionalWall, optionalWhole, rowOf, whole } from './columns.js';
import { dayOrNull } from './day.js';
import { personOfOffender } from './person.js';
import { isRemoved } from './removal.js';
import { recordRetracted } from './retraction.js';
import { type Identified, rowMeta } from './row-meta.js';

const CircumstanceRow = rowOf({
  OFFENDER_ID: whole,
  CIRCUMSTANCE_TYPE_ID: whole,
  CIRCUMSTANCE_SUB_TYPE_ID: optionalWhole,
  START_DATE: optionalWall,
});

/** Whether somebody was housed or had work when it is counted, where the deployment says which circumstances mean that. */
export function readCircumstance(
  identified: Identified,
  subject: Subject,
  context: Context,
): Reading {
  const { codes, reference } = context;
  // It is all about somebody's life: what nobody has asked for is not even looked up.
  if (codes.circumstance.size === 0) return passesOver(subject, 'CODE_NOT_CARRIED');
  if (isRemoved(identified.change)) {
    return says(subject, [recordRetracted(identified, subject.person, context)]);
  }
  const { data, error } = CircumstanceRow.safeParse(identified.change.row);
  if (error) return fails(subject, faultOf(error));
  const type = listedCodeAt(reference, data.CIRCUMSTANCE_TYPE_ID, 'CIRCUMSTANCE_TYPE_ID');
  if (isCodeFault(type)) return fails(subject, type);
  const subType = listedCodeAt(
    reference,
    data.CIRCUMSTANCE_SUB_TYPE_ID,
    'CIRCUMSTANCE_SUB_TYPE_ID',
  );
  if (isCodeFault(subType)) return fails(subject, subType);
  const meaning =
    codes.circumstance.get(`${type}/${subType}`) ?? codes.circumstance.get(type ?? '');
  if (meaning === undefined) return passesOver(subject, 'CODE_NOT_CARRIED');
  const event: Observed<'OutcomeMeasured'> = {
    type: 'OutcomeMeasured',
    meta: rowMeta(identified, { type: 'OutcomeMeasured' }, context),
    person: personOfOffender(data.OFFENDER_ID),
    measure: meaning.measure,
    point: meaning.point,
    achieved: meaning.achieved,
    measuredOn: dayOrNull(data.START_DATE),
  };
  return says(subject, [event]);
}
