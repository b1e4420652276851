import { type Observed, ukDayOf } from '@iom/domain';
import type { ChangeOf } from '../contract/envelope.js';
import type { OfficerContactRecord } from '../contract/officer-contact.js';
import type { Context } from '../source-record.js';
import { concernOf, isJoint, kindOf, locationOf, outcomeOf } from './contact-words.js';
import { metaOf } from './meta.js';
import { personOf } from './person.js';

/** A contact that an officer has recorded. Who kept it is a role at a force: the collar number goes no further. */
export function contactRecorded(
  change: ChangeOf<OfficerContactRecord>,
  context: Context,
): Observed<'ContactRecorded'> {
  const { record } = change;
  const { org, deployment, observedAt } = context;
  const named = record.jointWith ?? [];
  const others = named.filter((id) => deployment.organisations.some((known) => known.id === id));
  const isComplete = others.length === named.length;
  return {
    type: 'ContactRecorded',
    meta: metaOf(change, 'ContactRecorded', { occurred: record.occurredAt, isComplete }, context),
    person: personOf(change.nominal, org.id, observedAt),
    date: ukDayOf(record.occurredAt.at),
    kind: kindOf(record),
    outcome: outcomeOf(record),
    planned: record.planned,
    keptBy: [{ role: change.changedBy.role, org: org.id }],
    joint: isJoint(record),
    jointWith: others,
    answers: record.plannedRecordId,
    location: locationOf(record),
    address: record.address,
    notes: record.notes,
    summary: record.summaryForProbation,
    welfareConcern: concernOf(record),
    childPresent: record.childPresent ?? null,
    agencyClass: 'POLICE',
  };
}
