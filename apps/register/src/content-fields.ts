import type { EventType, Facts, Observed, RecordLimit } from '@iom/domain';

/**
 * What a source says from a record about a person, field by field: what is compared when a later version of the record comes.
 * The order is part of the stored format: a new field goes to the end.
 */
export const CONTENT_FIELDS = {
  ContactOffered: [
    'plannedFor',
    'date',
    'kind',
    'plannedWith',
    'joint',
    'location',
    'offeredBy',
    'agencyClass',
  ],
  ContactRecorded: [
    'date',
    'kind',
    'outcome',
    'planned',
    'keptBy',
    'joint',
    'jointWith',
    'answers',
    'location',
    'address',
    'notes',
    'summary',
    'welfareConcern',
    'childPresent',
    'agencyClass',
  ],
  IntelligenceDisseminated: [
    'urn',
    'sanitisedText',
    'sourceEvaluation',
    'informationAssessment',
    'handlingCode',
    'conditionCodes',
    'conditionText',
    'releasedByRole',
    'expiresOn',
  ],
  LicenceBreachSuspected: [
    'conditionCode',
    'observation',
    'strength',
    'narrative',
    'place',
    'namedPerson',
  ],
  EnforcementActionTaken: [
    'action',
    'actionCode',
    'takenOn',
    'respondBy',
    'contactRecordId',
    'outcomeCode',
  ],
  RecallConsidered: ['recallReference'],
  RecallViewGiven: ['view', 'reasonClass', 'recallReference'],
  RecallRequested: [
    'recallReference',
    'proposedType',
    'emergency',
    'inCustody',
    'lastAddress',
    'possibleAddresses',
    'arrestIssues',
  ],
  RecallDecided: ['recallReference', 'outcome', 'recallType', 'recalledOn', 'reasonCode'],
  RecallArrestReported: ['result', 'station', 'attempts', 'recallReference'],
  NominalNominated: ['reasonCode', 'offenceClasses', 'matrixScoreBand'],
  IomFlagObserved: ['flag', 'category', 'flaggedOn'],
  LicenceActivated: [
    'concerns',
    'licenceId',
    'sentenceId',
    'conditionCode',
    'conditionMainCode',
    'conditionCategory',
    'conditionText',
    'startsOn',
    'expectedEndOn',
    'endedOn',
  ],
  LicenceVaried: [
    'concerns',
    'licenceId',
    'sentenceId',
    'conditionCode',
    'conditionMainCode',
    'conditionCategory',
    'conditionText',
    'startsOn',
    'expectedEndOn',
    'endedOn',
  ],
  LicenceEnded: [
    'concerns',
    'licenceId',
    'sentenceId',
    'conditionCode',
    'conditionMainCode',
    'conditionCategory',
    'conditionText',
    'startsOn',
    'expectedEndOn',
    'endedOn',
  ],
  ArrestMade: [
    'offenceCode',
    'offenceTitle',
    'offenceCategory',
    'custodyStation',
    'inCustody',
    'asn',
    'occurrence',
    'domesticAbuse',
    'district',
  ],
  DisposalRecorded: [
    'offenceCode',
    'offenceTitle',
    'offenceCategory',
    'disposal',
    'asn',
    'nextCourt',
    'nextCourtOn',
    'remanded',
    'conditionCodes',
  ],
  WantedStatusChanged: ['status', 'since', 'reference'],
  ReleasePlanned: [
    'plannedOn',
    'releaseType',
    'releaseTypeCode',
    'institution',
    'firstReportingOn',
    'firstReportingAt',
  ],
  PersonReleased: ['releasedOn', 'releaseType', 'releaseTypeCode', 'institution'],
  PersonReceivedIntoCustody: ['receivedOn', 'custodyReason', 'reasonCode', 'institution'],
  AddressReported: ['address', 'noFixedAbode', 'statusCode', 'confidence', 'from', 'until'],
  RiskLevelChanged: [
    'scale',
    'group',
    'level',
    'mappaCategory',
    'mappaLevel',
    'levelCode',
    'registrationId',
    'assessedOn',
    'reviewDue',
    'endedOn',
  ],
  WarningMarkerSet: [
    'markerCode',
    'markerClass',
    'otherUnit',
    'registrationId',
    'setOn',
    'reviewOn',
    'endedOn',
  ],
  OutcomeMeasured: ['measure', 'point', 'achieved', 'measuredOn'],
  CaseConferenceActionSet: ['meetingOn', 'actionCode', 'forOrg', 'dueOn'],
} as const satisfies { readonly [Type in EventType]?: readonly (keyof Facts[Type])[] };

export type ContentType = keyof typeof CONTENT_FIELDS;
export type Content = Observed<ContentType>;

/**
 * Fields that no recipient is ever given: notes are one officer's own words, and an address is where other people live too.
 * So a change of them is nobody's news, nor is one that the source left out because it had not changed; no hash of them is kept.
 */
const NEVER_GIVEN: ReadonlySet<string> = new Set([
  'ContactRecorded.address',
  'ContactRecorded.notes',
]);

/** A field whose content is compared; what of the event is around the facts is content too. */
export interface ComparedField {
  readonly name: string;
  readonly valueIn: (content: Content) => unknown;
}

const COMPARED: ReadonlyMap<string, readonly ComparedField[]> = new Map(
  Object.entries(CONTENT_FIELDS).map(([type, names]) => [
    type,
    [
      { name: 'occurredAt', valueIn: ({ meta }: Content) => meta.occurredAt },
      { name: 'recordLimits', valueIn: ({ meta }: Content) => limitsOf(meta) },
      ...names.map((name) => ({ name, valueIn: valueReader(type, name) })),
    ],
  ]),
);

/** Said about someone who is no nominal, these are what nobody may keep. */
export function isContent(observed: Observed): observed is Content {
  return Object.hasOwn(CONTENT_FIELDS, observed.type);
}

/** In the order in which they are stored. */
export function comparedFields(type: ContentType): readonly ComparedField[] {
  return COMPARED.get(type) ?? [];
}

function valueReader(type: string, name: string): (content: Content) => unknown {
  if (NEVER_GIVEN.has(`${type}.${name}`)) return () => null;
  return (content) => (content as unknown as Readonly<Record<string, unknown>>)[name];
}

/** Whether it was read from a snapshot says nothing about the record. */
function limitsOf({ recordLimits }: Content['meta']): readonly RecordLimit[] {
  return recordLimits.filter((limit) => limit !== 'SNAPSHOT').toSorted();
}
