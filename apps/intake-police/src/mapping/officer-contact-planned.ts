import { type Observed, ukDayOf, type WrittenTime } from '@iom/domain';
import type { ChangeOf } from '../contract/envelope.js';
import type { OfficerContactPlannedRecord } from '../contract/officer-contact-planned.js';
import type { Context } from '../source-record.js';
import { isJoint, kindOf, locationOf } from './contact-words.js';
import { metaOf } from './meta.js';
import { personOf } from './person.js';

/** A contact that an officer has planned. It was offered when the plan was written down. */
export function contactOffered(
  change: ChangeOf<OfficerContactPlannedRecord>,
  context: Context,
): Observed<'ContactOffered'> {
  const { record } = change;
  const { org, observedAt } = context;
  return {
    type: 'ContactOffered',
    meta: metaOf(change, 'ContactOffered', { occurred: offeredAt(change) }, context),
    person: personOf(change.nominal, org.id, observedAt),
    plannedFor: record.plannedFor.at,
    date: ukDayOf(record.plannedFor.at),
    kind: kindOf(record),
    plannedWith: [{ role: change.changedBy.role, org: org.id }],
    joint: isJoint(record),
    location: locationOf(record),
    offeredBy: org.id,
    agencyClass: 'POLICE',
  };
}

/** An offer is made when it is written down; what had to be assumed of the planned time is what a reader has to know. */
function offeredAt({ changedAt, record }: ChangeOf<OfficerContactPlannedRecord>): WrittenTime {
  return { ...changedAt, note: record.plannedFor.note ?? changedAt.note };
}
