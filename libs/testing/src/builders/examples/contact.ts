import type { Examples } from './examples.js';

export const contact: Examples<'ContactOffered' | 'ContactRecorded'> = {
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
};
