import type { SetAsideKind } from './bad-kind.js';
import { nicheSetAside, recordOf } from './niche-changes.js';

const AT = '2026-07-01T09:00:00+01:00';
const OFFENCE = { code: 'SYN-116', title: 'Burglary, dwelling', category: '28E' };
const REPORT = {
  urn: 'SYN-URN',
  disseminatedAt: AT,
  sanitisedText: 'Synthetic.',
  sourceEvaluation: 2,
  informationAssessment: 'B',
  handling: 'P',
  conditions: [],
  releasedBy: { collar: '0000', role: 'Intelligence officer' },
  expiresOn: '2026-12-01',
};
const ARREST = { arrestedAt: AT, offence: OFFENCE, inCustody: true, domesticAbuse: false };

type Row = readonly [
  name: string,
  reason: 'WRONG_SHAPE' | 'IMPOSSIBLE_DATE' | 'UNKNOWN_CODE',
  field: string,
  entity: string,
  record: Readonly<Record<string, unknown>>,
];

const ROWS: readonly Row[] = [
  ['an arrest for nothing', 'WRONG_SHAPE', 'offence', 'Arrest', { ...ARREST, offence: undefined }],
  [
    'an arrest for an offence without a title',
    'WRONG_SHAPE',
    'offence.title',
    'Arrest',
    { ...ARREST, offence: { code: 'SYN-116' } },
  ],
  [
    'a disposal of a type that nobody agreed on',
    'UNKNOWN_CODE',
    'type',
    'Disposal',
    { at: AT, type: 'community-resolution', offence: OFFENCE },
  ],
  [
    'a court date of 31 June',
    'IMPOSSIBLE_DATE',
    'nextCourt.date',
    'Disposal',
    {
      at: AT,
      type: 'charged',
      offence: OFFENCE,
      nextCourt: { date: '2026-06-31', court: 'Synthetic' },
    },
  ],
  [
    'intelligence of a grade of the old scheme',
    'UNKNOWN_CODE',
    'sourceEvaluation',
    'IntelligenceReport',
    { ...REPORT, sourceEvaluation: 6 },
  ],
  [
    'intelligence of an assessment beyond the list',
    'UNKNOWN_CODE',
    'informationAssessment',
    'IntelligenceReport',
    { ...REPORT, informationAssessment: 'F' },
  ],
  [
    'intelligence with conditions that are not named',
    'WRONG_SHAPE',
    'conditions',
    'IntelligenceReport',
    { ...REPORT, handling: 'C' },
  ],
  [
    'a licence observation by hearsay',
    'UNKNOWN_CODE',
    'observation',
    'LicenceObservation',
    { observedAt: AT, conditionCode: 'NLC9', observation: 'hearsay', strength: 'report' },
  ],
  [
    'less than no attempts to arrest',
    'WRONG_SHAPE',
    'attempts',
    'RecallArrest',
    { at: AT, result: 'not-found', attempts: -1, recallReference: 'SYN' },
  ],
  [
    'a wanted status that nobody agreed on',
    'UNKNOWN_CODE',
    'status',
    'WantedStatus',
    { status: 'missing', since: AT, reference: 'SYN' },
  ],
  ['a flag without its day', 'WRONG_SHAPE', 'on', 'IomFlag', { flag: 'set', category: 'fixed' }],
  [
    'a marker to be reviewed on 30 February',
    'IMPOSSIBLE_DATE',
    'reviewOn',
    'WarningMarker',
    { code: 'SYN-W1', setOn: '2026-01-10', reviewOn: '2027-02-30' },
  ],
  [
    'a nomination whose offences are a text',
    'WRONG_SHAPE',
    'offenceClasses',
    'Nomination',
    { nominatedAt: AT, reason: 'SYN', offenceClasses: 'burglary' },
  ],
  [
    'an action for nobody',
    'WRONG_SHAPE',
    'forOrg',
    'ConferenceAction',
    { meetingDate: '2026-07-01', action: 'SYN' },
  ],
  [
    'a view on a recall that is none',
    'UNKNOWN_CODE',
    'view',
    'RecallView',
    { at: AT, view: 'undecided', reasonClass: 'SYN' },
  ],
  [
    'an address left blank',
    'WRONG_SHAPE',
    'address',
    'ObservedAddress',
    { address: ' ', asAt: AT, confidence: 'confirmed' },
  ],
  [
    'a visit planned for a day and no time',
    'WRONG_SHAPE',
    'plannedFor',
    'OfficerContactPlanned',
    { plannedFor: '2026-07-02', kind: 'office', joint: false, location: 'probation-office' },
  ],
  ['a release of no record', 'WRONG_SHAPE', 'recordId', 'EmbargoRelease', {}],
];

/** Everything else that forces send. */
export const BAD_NICHE_RECORDS: readonly SetAsideKind[] = ROWS.map(
  ([name, reason, field, entity, record]) =>
    nicheSetAside(name, [reason, `record.${field}`], recordOf(entity, record)),
);
