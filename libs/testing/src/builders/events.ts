import type { EventType, Facts, Observed, Recorded } from '@iom/domain';
import { meta, person, standing } from './parts.js';

const EXAMPLES: { readonly [Type in EventType]: Facts[Type] } = {
  ContactOffered: {
    plannedFor: Date.UTC(2026, 5, 16, 9) * 1_000,
    date: '2026-06-16',
    kind: 'OFFICE',
    plannedWith: [{ role: 'probation practitioner', org: 'probation-wales' }],
    joint: false,
    location: 'PROBATION_OFFICE',
    offeredBy: 'probation-wales',
    agencyClass: 'PROBATION',
  },
  ContactRecorded: {
    date: '2026-06-14',
    kind: 'HOME_VISIT',
    outcome: 'KEPT',
    planned: true,
    keptBy: [{ role: 'IOM officer', org: 'gwent-police' }],
    joint: false,
    jointWith: [],
    answers: null,
    location: 'HOME',
    address: null,
    notes: null,
    summary: null,
    welfareConcern: 'NONE',
    childPresent: null,
    agencyClass: 'POLICE',
  },
  NominalSelected: {
    registrationId: '2500687775',
    category: 'FIXED',
    categoryCode: 'I3',
    subCategory: null,
    selectedOn: '2026-06-01',
    reviewDue: '2026-12-01',
  },
  NominalRecategorised: {
    registrationId: '2500687775',
    category: 'FLEX',
    categoryCode: 'I4',
    subCategory: null,
    selectedOn: '2026-06-01',
    reviewDue: null,
    previousCategory: 'FIXED',
  },
  NominalDeselected: { registrationId: null, endedOn: '2026-09-12', ending: 'DEREGISTERED' },
  IdentifiersReported: { removed: false },
  AccessLimited: { exclusion: 'YES', restriction: 'NO' },
  AccessLimitLifted: { exclusion: 'NO', restriction: 'NO' },
  ResponsibleTeamChanged: {
    provider: 'N03',
    pdu: 'WPTGWT',
    team: 'N03IOM',
    from: '2026-06-01',
    active: true,
  },
  RecordCorrected: {
    corrects: '00000000-0000-5000-8000-000000000000',
    recordType: 'ContactRecorded',
    changed: ['outcome'],
  },
  RecordRetracted: {
    retracts: '00000000-0000-5000-8000-000000000000',
    recordType: 'ContactRecorded',
  },
  RecordSetAside: {
    reason: 'UNKNOWN_CODE',
    fieldPath: 'record.kind',
    entity: 'OfficerContact',
    topic: 'source.gwent-police',
    partition: 0,
    offset: 0,
  },
};

type Given<Type extends EventType, Event> = Partial<Omit<Event, 'type' | 'meta'>> &
  Partial<Facts[Type]> & { readonly meta?: Parameters<typeof meta>[0] };

/** A complete event of `iom.observed`; give what the test is about. */
export function observed<Type extends EventType>(
  type: Type,
  given: Given<Type, Observed<Type>> = {},
): Observed<Type> {
  return {
    ...EXAMPLES[type],
    person: person(),
    ...given,
    type,
    meta: meta(given.meta),
  } as unknown as Observed<Type>;
}

/** A complete event of `iom.events`; give what the test is about. */
export function recorded<Type extends EventType>(
  type: Type,
  given: Given<Type, Recorded<Type>> = {},
): Recorded<Type> {
  return {
    ...EXAMPLES[type],
    subjectId: given.standing?.subjectId ?? 'subject-1',
    standing: standing(),
    previousStanding: null,
    ...given,
    type,
    meta: meta(given.meta),
  } as unknown as Recorded<Type>;
}
