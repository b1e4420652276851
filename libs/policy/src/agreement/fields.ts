import type { EventType, Facts } from '@iom/domain';
import type { EnumName } from './enums.js';

/** What a governed field holds, as far as agreements and outbound schemas need to know. */
export type FieldType =
  | { readonly holds: 'text' | 'free-text' | 'day' | 'instant' | 'flag' | 'number' }
  | { readonly holds: 'enum'; readonly name: EnumName }
  | { readonly holds: 'list'; readonly of: 'text' | 'ContactParty' | 'OffenceCount' };

const TEXT: FieldType = { holds: 'text' };
/** Words that somebody wrote: they may hold anything, so they leave only when a person has read them. */
const FREE_TEXT: FieldType = { holds: 'free-text' };
const DAY: FieldType = { holds: 'day' };
const INSTANT: FieldType = { holds: 'instant' };
const FLAG: FieldType = { holds: 'flag' };
const NUMBER: FieldType = { holds: 'number' };
const TEXTS: FieldType = { holds: 'list', of: 'text' };
const PARTIES: FieldType = { holds: 'list', of: 'ContactParty' };
const OFFENCE_COUNTS: FieldType = { holds: 'list', of: 'OffenceCount' };
const oneOf = (name: EnumName): FieldType => ({ holds: 'enum', name });

const SELECTION = {
  registrationId: TEXT,
  category: oneOf('CohortCategory'),
  categoryCode: TEXT,
  subCategory: TEXT,
  selectedOn: DAY,
  reviewDue: DAY,
};

const LIMIT_SAID = {
  exclusion: oneOf('YesNo'),
  restriction: oneOf('YesNo'),
  wholeCase: FLAG,
  from: DAY,
  until: DAY,
};

/** What somebody is arrested for or charged with. */
const OFFENCE = { offenceCode: TEXT, offenceTitle: TEXT, offenceCategory: TEXT };

const LICENCE = {
  concerns: oneOf('LicencePart'),
  licenceId: TEXT,
  sentenceId: TEXT,
  conditionCode: TEXT,
  conditionMainCode: TEXT,
  conditionCategory: oneOf('ConditionCategory'),
  conditionText: FREE_TEXT,
  startsOn: DAY,
  expectedEndOn: DAY,
  endedOn: DAY,
};

/**
 * What each event says beside `meta`, and so what an agreement has to have a word on. Held against the domain by its type
 * and against schemas/canonical by a test: a new field is noticed, and is withheld until an agreement names it.
 */
const OWN_FIELDS: {
  readonly [Type in EventType]: { readonly [Field in keyof Facts[Type]]: FieldType };
} = {
  ContactOffered: {
    plannedFor: INSTANT,
    date: DAY,
    kind: oneOf('ContactKind'),
    plannedWith: PARTIES,
    joint: FLAG,
    location: oneOf('LocationClass'),
    offeredBy: TEXT,
    agencyClass: oneOf('AgencyClass'),
  },
  ContactRecorded: {
    date: DAY,
    kind: oneOf('ContactKind'),
    outcome: oneOf('ContactOutcome'),
    planned: FLAG,
    keptBy: PARTIES,
    joint: FLAG,
    jointWith: TEXTS,
    answers: TEXT,
    location: oneOf('LocationClass'),
    address: FREE_TEXT,
    notes: FREE_TEXT,
    summary: FREE_TEXT,
    welfareConcern: oneOf('WelfareConcern'),
    childPresent: FLAG,
    agencyClass: oneOf('AgencyClass'),
  },
  IntelligenceDisseminated: {
    urn: TEXT,
    sanitisedText: FREE_TEXT,
    sourceEvaluation: oneOf('SourceEvaluation'),
    informationAssessment: oneOf('InformationAssessment'),
    handlingCode: oneOf('IntelligenceHandling'),
    conditionCodes: TEXTS,
    conditionText: FREE_TEXT,
    releasedByRole: TEXT,
    expiresOn: DAY,
  },
  LicenceBreachSuspected: {
    conditionCode: TEXT,
    observation: oneOf('ObservationKind'),
    strength: oneOf('ObservationStrength'),
    narrative: FREE_TEXT,
    place: FREE_TEXT,
    namedPerson: FREE_TEXT,
  },
  EnforcementActionTaken: {
    action: oneOf('EnforcementAction'),
    actionCode: TEXT,
    takenOn: DAY,
    respondBy: DAY,
    contactRecordId: TEXT,
    outcomeCode: TEXT,
  },
  RecallConsidered: { recallReference: TEXT },
  RecallViewGiven: { view: oneOf('RecallView'), reasonClass: TEXT, recallReference: TEXT },
  RecallRequested: {
    recallReference: TEXT,
    proposedType: oneOf('RecallType'),
    emergency: oneOf('YesNo'),
    inCustody: oneOf('YesNo'),
    lastAddress: FREE_TEXT,
    possibleAddresses: FREE_TEXT,
    arrestIssues: TEXTS,
  },
  RecallDecided: {
    recallReference: TEXT,
    outcome: oneOf('RecallOutcome'),
    recallType: oneOf('RecallType'),
    recalledOn: DAY,
    reasonCode: TEXT,
  },
  RecallArrestReported: {
    result: oneOf('ArrestResult'),
    station: TEXT,
    attempts: NUMBER,
    recallReference: TEXT,
  },
  NominalNominated: { reasonCode: TEXT, offenceClasses: OFFENCE_COUNTS, matrixScoreBand: TEXT },
  NominalSelected: SELECTION,
  NominalRecategorised: { ...SELECTION, previousCategory: oneOf('CohortCategory') },
  NominalDeselected: { registrationId: TEXT, endedOn: DAY, ending: oneOf('Ending') },
  IomFlagObserved: { flag: oneOf('FlagChange'), category: oneOf('CohortCategory'), flaggedOn: DAY },
  LicenceActivated: LICENCE,
  LicenceVaried: LICENCE,
  LicenceEnded: LICENCE,
  ArrestMade: {
    ...OFFENCE,
    custodyStation: TEXT,
    inCustody: FLAG,
    asn: TEXT,
    occurrence: TEXT,
    domesticAbuse: FLAG,
    district: TEXT,
  },
  DisposalRecorded: {
    disposal: oneOf('DisposalKind'),
    ...OFFENCE,
    asn: TEXT,
    nextCourt: TEXT,
    nextCourtOn: DAY,
    remanded: FLAG,
    conditionCodes: TEXTS,
  },
  WantedStatusChanged: { status: oneOf('WantedStatus'), since: DAY, reference: TEXT },
  ReleasePlanned: {
    plannedOn: DAY,
    releaseType: oneOf('ReleaseType'),
    releaseTypeCode: TEXT,
    institution: TEXT,
    firstReportingOn: DAY,
    firstReportingAt: INSTANT,
  },
  PersonReleased: {
    releasedOn: DAY,
    releaseType: oneOf('ReleaseType'),
    releaseTypeCode: TEXT,
    institution: TEXT,
  },
  PersonReceivedIntoCustody: {
    receivedOn: DAY,
    custodyReason: oneOf('CustodyReason'),
    reasonCode: TEXT,
    institution: TEXT,
  },
  IdentifiersReported: { removed: FLAG },
  PersonMerged: { kind: oneOf('IdentifierKind'), survivor: TEXT, removed: TEXT },
  PersonUnmerged: { kind: oneOf('IdentifierKind'), survivor: TEXT, restored: TEXT },
  AddressReported: {
    address: FREE_TEXT,
    noFixedAbode: FLAG,
    statusCode: TEXT,
    confidence: oneOf('AddressConfidence'),
    from: DAY,
    until: DAY,
  },
  ResponsibleTeamChanged: { provider: TEXT, pdu: TEXT, team: TEXT, from: DAY, active: FLAG },
  AccessLimited: LIMIT_SAID,
  AccessLimitLifted: LIMIT_SAID,
  RiskLevelChanged: {
    scale: oneOf('RiskScale'),
    group: oneOf('RiskGroup'),
    level: oneOf('RiskLevel'),
    mappaCategory: NUMBER,
    mappaLevel: NUMBER,
    levelCode: TEXT,
    registrationId: TEXT,
    assessedOn: DAY,
    reviewDue: DAY,
    endedOn: DAY,
  },
  WarningMarkerSet: {
    markerCode: TEXT,
    markerClass: oneOf('MarkerClass'),
    otherUnit: TEXT,
    registrationId: TEXT,
    setOn: DAY,
    reviewOn: DAY,
    endedOn: DAY,
  },
  OutcomeMeasured: {
    measure: oneOf('OutcomeMeasure'),
    point: oneOf('MeasurePoint'),
    achieved: oneOf('YesNo'),
    measuredOn: DAY,
  },
  CaseConferenceActionSet: { meetingOn: DAY, actionCode: TEXT, forOrg: TEXT, dueOn: DAY },
  DutyContactRequested: { org: TEXT, teamMailbox: TEXT, dutyPhone: TEXT, reference: TEXT },
  RecordCorrected: { corrects: TEXT, recordType: TEXT, changed: TEXTS },
  RecordRetracted: { retracts: TEXT, recordType: TEXT },
  AccessEnded: { recipient: TEXT, endedOn: DAY },
  ContactWeekSummarised: {
    recipient: TEXT,
    weekBeginning: DAY,
    offered: NUMBER,
    kept: NUMBER,
    notKept: NUMBER,
    excused: NUMBER,
    target: NUMBER,
    exceedsPlan: FLAG,
    suspended: FLAG,
  },
  StaleFlagFound: {
    recipient: TEXT,
    flaggedOn: DAY,
    flaggedCategory: oneOf('CohortCategory'),
    membershipEndedOn: DAY,
  },
  ReviewOverdue: { registrationId: TEXT, reviewDue: DAY, foundOn: DAY },
  RecordSetAside: {
    reason: oneOf('SetAsideReason'),
    fieldPath: TEXT,
    entity: TEXT,
    topic: TEXT,
    partition: NUMBER,
    offset: NUMBER,
  },
  SetAsideSettled: {
    topic: TEXT,
    partition: NUMBER,
    offset: NUMBER,
    how: oneOf('SettledHow'),
    commandId: TEXT,
  },
  ClockTicked: { tickedAt: INSTANT },
  EmbargoLifted: { recordId: TEXT },
  CopyDeclared: { disclosureId: TEXT },
  RecordsLinked: { org: TEXT, evidence: oneOf('LinkEvidence'), orderedBy: TEXTS },
  RecordsUnlinked: { org: TEXT, reason: oneOf('UnlinkReason'), orderedBy: TEXTS },
  LinkOrdered: { order: oneOf('LinkOrder'), operator: TEXT, commandId: TEXT },
};

const FIELD_TYPES = new Map<EventType, ReadonlyMap<string, FieldType>>();
for (const [type, own] of Object.entries(OWN_FIELDS)) {
  const fields = new Map<string, FieldType>([['occurredAt', INSTANT], ...Object.entries(own)]);
  FIELD_TYPES.set(type as EventType, fields);
}

const NONE: ReadonlyMap<string, FieldType> = new Map();

/** The governed fields of an event type with what they hold: when it occurred, and its own fields. */
export function fieldTypesOf(type: EventType): ReadonlyMap<string, FieldType> {
  return FIELD_TYPES.get(type) ?? NONE;
}

/** The names of the governed fields of an event type. */
export function fieldsOf(type: EventType): readonly string[] {
  return [...fieldTypesOf(type).keys()];
}

/**
 * Fields whose very value may be special-category data (health is a value of a welfare concern): an agreement that lets one
 * out names the DPA 2018 Schedule 8 condition and the appropriate policy document.
 */
export const SPECIAL_CATEGORY_FIELDS: ReadonlySet<string> = new Set([
  'welfareConcern',
  'conditionCategory',
  'markerClass',
  'arrestIssues',
]);
