import type { Examples } from './examples.js';

export const bridge: Examples<
  | 'OutcomeMeasured'
  | 'CaseConferenceActionSet'
  | 'DutyContactRequested'
  | 'ContactWeekSummarised'
  | 'StaleFlagFound'
  | 'ReviewOverdue'
  | 'ClockTicked'
  | 'EmbargoLifted'
  | 'CopyDeclared'
  | 'RecordsLinked'
  | 'RecordsUnlinked'
  | 'LinkOrdered'
> = {
  OutcomeMeasured: {
    measure: 'ACCOMMODATION',
    point: 'M3',
    achieved: 'YES',
    measuredOn: '2026-09-14',
  },
  CaseConferenceActionSet: {
    meetingOn: '2026-06-14',
    actionCode: 'HOME-VISIT',
    forOrg: 'gwent-police',
    dueOn: '2026-06-28',
  },
  DutyContactRequested: {
    org: 'probation-wales',
    teamMailbox: 'duty.iom@probation-wales.example',
    dutyPhone: '01632 960001',
    reference: 'ZZ-000123',
  },
  ContactWeekSummarised: {
    recipient: 'probation-wales',
    weekBeginning: '2026-06-08',
    offered: 3,
    kept: 2,
    notKept: 1,
    excused: 0,
    target: 3,
    exceedsPlan: false,
    suspended: false,
  },
  StaleFlagFound: {
    recipient: 'gwent-police',
    flaggedOn: '2026-06-02',
    flaggedCategory: 'FIXED',
    membershipEndedOn: '2026-09-12',
  },
  ReviewOverdue: { registrationId: '2500687775', reviewDue: '2026-12-01', foundOn: '2026-12-02' },
  ClockTicked: { tickedAt: Date.UTC(2026, 5, 14, 12) * 1_000 },
  EmbargoLifted: { recordId: 'AR-2026-000001' },
  CopyDeclared: { disclosureId: '00000000-0000-5000-8000-000000000001' },
  RecordsLinked: { org: 'gwent-police', evidence: 'EXACT_PNC', orderedBy: [] },
  RecordsUnlinked: { org: 'gwent-police', reason: 'CONFLICT', orderedBy: [] },
  LinkOrdered: {
    order: 'CONFIRM',
    operator: 'a-synthetic-operator',
    commandId: '00000000-0000-4000-8000-000000000001',
  },
};
