import { type EventType, type Facts, isoOf, type Recorded } from '@iom/domain';

/** A fact that an event states, under the name of its field. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

/** What a type of event is about, in a few words, and the fields by which a practitioner knows one again. */
interface About<Type extends EventType> {
  readonly heading: string;
  readonly facts: readonly (keyof Facts[Type] & string)[];
}

const LICENCE_FACTS = ['concerns', 'conditionCode', 'conditionCategory', 'startsOn', 'expectedEndOn', 'endedOn'] as const; // prettier-ignore

/** No field here holds free text, an address, a place or an identifier. */
const ABOUT: { readonly [Type in EventType]: About<Type> } = {
  ContactOffered: {
    heading: 'A contact was planned',
    facts: ['kind', 'date', 'plannedFor', 'location', 'joint', 'agencyClass'],
  },
  ContactRecorded: {
    heading: 'A contact was recorded',
    facts: ['kind', 'outcome', 'date', 'planned', 'location', 'joint', 'agencyClass'],
  },
  IntelligenceDisseminated: {
    heading: 'Intelligence was disseminated',
    facts: ['sourceEvaluation', 'informationAssessment', 'handlingCode', 'conditionCodes', 'expiresOn'], // prettier-ignore
  },
  LicenceBreachSuspected: {
    heading: 'A breach of a licence is suspected',
    facts: ['conditionCode', 'observation', 'strength'],
  },
  EnforcementActionTaken: {
    heading: 'Probation took an enforcement action',
    facts: ['action', 'actionCode', 'takenOn', 'respondBy', 'outcomeCode'],
  },
  RecallConsidered: { heading: 'A recall is considered', facts: ['recallReference'] },
  RecallViewGiven: {
    heading: 'The police gave their view on a recall',
    facts: ['view', 'reasonClass', 'recallReference'],
  },
  RecallRequested: {
    heading: 'A recall was requested',
    facts: ['proposedType', 'emergency', 'inCustody', 'arrestIssues', 'recallReference'],
  },
  RecallDecided: {
    heading: 'A recall was decided',
    facts: ['outcome', 'recallType', 'recalledOn', 'reasonCode', 'recallReference'],
  },
  RecallArrestReported: {
    heading: 'The police looked for a recalled person',
    facts: ['result', 'attempts', 'recallReference'],
  },
  NominalNominated: {
    heading: 'Proposed for IOM',
    facts: ['reasonCode', 'matrixScoreBand'],
  },
  NominalSelected: {
    heading: 'Selected for IOM',
    facts: ['category', 'subCategory', 'selectedOn', 'reviewDue'],
  },
  NominalRecategorised: {
    heading: 'Moved to another IOM category',
    facts: ['previousCategory', 'category', 'subCategory', 'selectedOn', 'reviewDue'],
  },
  NominalDeselected: { heading: 'No longer an IOM nominal', facts: ['ending', 'endedOn'] },
  IomFlagObserved: {
    heading: 'The force’s own IOM flag',
    facts: ['flag', 'category', 'flaggedOn'],
  },
  LicenceActivated: { heading: 'A licence came into force', facts: LICENCE_FACTS },
  LicenceVaried: { heading: 'A licence was varied', facts: LICENCE_FACTS },
  LicenceEnded: { heading: 'A licence ended', facts: LICENCE_FACTS },
  ArrestMade: {
    heading: 'Arrested',
    facts: ['offenceCode', 'offenceCategory', 'inCustody', 'domesticAbuse', 'district'],
  },
  DisposalRecorded: {
    heading: 'What became of an arrest',
    facts: ['disposal', 'offenceCode', 'offenceCategory', 'remanded', 'nextCourtOn'],
  },
  WantedStatusChanged: { heading: 'Wanted, or no longer', facts: ['status', 'since'] },
  ReleasePlanned: { heading: 'A release is planned', facts: ['releaseType', 'plannedOn'] },
  PersonReleased: { heading: 'Released from custody', facts: ['releaseType', 'releasedOn'] },
  PersonReceivedIntoCustody: { heading: 'Received into custody', facts: ['receivedOn'] },
  IdentifiersReported: { heading: 'Identifiers were reported', facts: ['removed'] },
  PersonMerged: { heading: 'Two records of a person became one', facts: ['kind'] },
  PersonUnmerged: { heading: 'A merge of records was undone', facts: ['kind'] },
  AddressReported: {
    heading: 'An address was reported',
    facts: ['confidence', 'noFixedAbode', 'from', 'until'],
  },
  ResponsibleTeamChanged: {
    heading: 'The responsible team changed',
    facts: ['provider', 'pdu', 'team', 'from', 'active'],
  },
  AccessLimited: {
    heading: 'Access to the case was limited, or may be',
    facts: ['exclusion', 'restriction'],
  },
  AccessLimitLifted: {
    heading: 'Access to the case is not limited',
    facts: ['exclusion', 'restriction'],
  },
  RiskLevelChanged: {
    heading: 'A level of risk changed',
    facts: ['scale', 'group', 'level', 'mappaCategory', 'mappaLevel', 'assessedOn', 'endedOn'],
  },
  WarningMarkerSet: {
    heading: 'A warning marker',
    facts: ['markerClass', 'setOn', 'reviewOn', 'endedOn'],
  },
  OutcomeMeasured: {
    heading: 'An outcome was measured',
    facts: ['measure', 'point', 'achieved', 'measuredOn'],
  },
  CaseConferenceActionSet: {
    heading: 'A case conference set an action',
    facts: ['actionCode', 'forOrg', 'meetingOn', 'dueOn'],
  },
  DutyContactRequested: { heading: 'A duty team is to be asked', facts: ['org', 'reference'] },
  RecordCorrected: { heading: 'A record was corrected', facts: ['recordType', 'changed'] },
  RecordRetracted: { heading: 'A record was withdrawn', facts: ['recordType'] },
  AccessEnded: { heading: 'An organisation hears no more', facts: ['recipient', 'endedOn'] },
  ContactWeekSummarised: {
    heading: 'The contacts of a week',
    facts: ['recipient', 'weekBeginning', 'offered', 'kept', 'notKept', 'excused', 'target'],
  },
  StaleFlagFound: {
    heading: 'A force’s flag is stale',
    facts: ['recipient', 'flaggedOn', 'membershipEndedOn'],
  },
  ReviewOverdue: { heading: 'A review is overdue', facts: ['reviewDue', 'foundOn'] },
  RecordSetAside: {
    heading: 'A record could not be understood and was set aside',
    facts: ['reason', 'entity', 'fieldPath'],
  },
  SetAsideSettled: {
    heading: 'An operator settled what had been set aside',
    facts: ['how', 'commandId'],
  },
  ClockTicked: { heading: 'The clock', facts: ['tickedAt'] },
  EmbargoLifted: { heading: 'An embargo was lifted', facts: ['recordId'] },
  CopyDeclared: { heading: 'A record was found to be a copy', facts: ['disclosureId'] },
  RecordsLinked: { heading: 'Records of two sides were linked', facts: ['org', 'evidence'] },
  RecordsUnlinked: { heading: 'Records of two sides are linked no more', facts: ['org', 'reason'] },
  LinkOrdered: { heading: 'An operator said who is who', facts: ['order', 'commandId'] },
};

const INSTANTS: ReadonlySet<string> = new Set(['plannedFor', 'tickedAt']);

/** What an event is about; of a type that this version does not know, its name. */
export function headingOf(type: string): string {
  return Object.hasOwn(ABOUT, type) ? ABOUT[type as EventType].heading : type;
}

/** The facts by which a practitioner knows an event again. No free text, no address, no identifiers. */
export function factsOf(event: Recorded): readonly Fact[] {
  const values = event as unknown as Readonly<Record<string, Value>>;
  return ABOUT[event.type].facts.flatMap((name) => {
    const value = asText(name, values[name] ?? null);
    return value === '' ? [] : [{ name, value }];
  });
}

type Value = string | number | boolean | null | readonly string[];

function asText(name: string, value: Value): string {
  if (value === null) return '';
  if (typeof value === 'boolean') return value ? 'yes' : 'no';
  if (typeof value === 'number') return INSTANTS.has(name) ? isoOf(value) : String(value);
  return typeof value === 'string' ? value : value.join(', ');
}
