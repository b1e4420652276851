import type { Observed, ReleaseType } from '@iom/domain';
import { RELEASE_TYPES } from '../codes/custody-codes.js';
import type { Ignored } from '../codes/ignored.js';
import { type Fault, faultOf } from '../reading/fault.js';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import { isCodeFault, listedCodeAt } from '../reference/lookup.js';
import type { Context } from '../source-record.js';
import { optionalWall, optionalWhole, rowOf, whole } from './columns.js';
import { timeOfColumn } from './contact-time.js';
import { hasCome } from './day.js';
import { institutionOf } from './institution.js';
import { personOfOffender } from './person.js';
import { isRemoved } from './removal.js';
import { recordRetracted } from './retraction.js';
import { type Identified, rowMeta } from './row-meta.js';

const ReleaseRow = rowOf({
  OFFENDER_ID: whole,
  ACTUAL_RELEASE_DATE: optionalWall,
  RELEASE_TYPE_ID: optionalWhole,
  INSTITUTION_ID: optionalWhole,
});
const COLUMN = 'ACTUAL_RELEASE_DATE';

/** A release: planned while its day is to come, then a fact. */
export function readRelease(identified: Identified, subject: Subject, context: Context): Reading {
  const { change } = identified;
  if (isRemoved(change)) {
    return says(subject, [recordRetracted(identified, subject.person, context)]);
  }
  const { data, error } = ReleaseRow.safeParse(change.row);
  if (error) return fails(subject, faultOf(error));
  const releaseTypeCode = listedCodeAt(context.reference, data.RELEASE_TYPE_ID, 'RELEASE_TYPE_ID');
  if (isCodeFault(releaseTypeCode)) return fails(subject, releaseTypeCode);
  if (data.ACTUAL_RELEASE_DATE === null) return passesOver(subject, 'NOT_DONE_YET');
  const releaseType = releaseTypeOf(releaseTypeCode, context);
  if (typeof releaseType === 'object') {
    return 'ignored' in releaseType
      ? passesOver(subject, 'CODE_NOT_CARRIED')
      : fails(subject, releaseType);
  }
  const time = timeOfColumn(data.ACTUAL_RELEASE_DATE, COLUMN);
  if ('reason' in time) return fails(subject, time);

  const person = personOfOffender(data.OFFENDER_ID);
  const said = {
    releaseType,
    releaseTypeCode,
    institution: institutionOf(data.INSTITUTION_ID, context.reference),
  };
  if (!hasCome(data.ACTUAL_RELEASE_DATE, context.observedAt)) {
    const planned: Observed<'ReleasePlanned'> = {
      type: 'ReleasePlanned',
      meta: rowMeta(identified, { type: 'ReleasePlanned' }, context),
      person,
      plannedOn: time.day,
      ...said,
      firstReportingOn: null,
      firstReportingAt: null,
    };
    return says(subject, [planned]);
  }
  const released: Observed<'PersonReleased'> = {
    type: 'PersonReleased',
    meta: rowMeta(identified, { type: 'PersonReleased', occurred: time, note: time.note }, context),
    person,
    releasedOn: time.day,
    ...said,
  };
  return says(subject, [released]);
}

/** nDelius keeps days out in the same table: only on terms that are known is somebody out of custody. */
function releaseTypeOf(code: string | null, { codes }: Context): ReleaseType | Ignored | Fault {
  const named = code?.toUpperCase() ?? '';
  return (
    codes.releaseType.get(named) ??
    RELEASE_TYPES.get(named) ?? { reason: 'UNKNOWN_CODE', fieldPath: 'RELEASE_TYPE_ID' }
  );
}
