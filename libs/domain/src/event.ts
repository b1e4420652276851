import type { ContactOffered, ContactRecorded } from './events/contact.js';
import type { IntelligenceDisseminated } from './events/intelligence.js';
import type { LicenceBreachSuspected, EnforcementActionTaken } from './events/licence-breach.js';
import type {
  RecallConsidered,
  RecallViewGiven,
  RecallRequested,
  RecallDecided,
  RecallArrestReported,
} from './events/recall.js';
import type {
  NominalNominated,
  NominalSelected,
  NominalRecategorised,
  NominalDeselected,
  IomFlagObserved,
} from './events/cohort.js';
import type { LicenceActivated, LicenceVaried, LicenceEnded } from './events/licence.js';
import type {
  ArrestMade,
  DisposalRecorded,
  WantedStatusChanged,
  ReleasePlanned,
  PersonReleased,
  PersonReceivedIntoCustody,
} from './events/custody.js';
import type {
  IdentifiersReported,
  PersonMerged,
  PersonUnmerged,
  AddressReported,
  ResponsibleTeamChanged,
  AccessLimited,
  AccessLimitLifted,
  RiskLevelChanged,
  WarningMarkerSet,
} from './events/person.js';
import type { OutcomeMeasured } from './events/outcome.js';
import type { CaseConferenceActionSet } from './events/meeting.js';
import type { DutyContactRequested } from './events/pointer.js';
import type { RecordCorrected, RecordRetracted, AccessEnded } from './events/notice.js';
import type { ContactWeekSummarised, StaleFlagFound, ReviewOverdue } from './events/derived.js';
import type { RecordSetAside, SetAsideSettled } from './events/set-aside.js';
import type { ClockTicked, CopyDeclared, EmbargoLifted } from './events/inner.js';
import type { LinkOrdered, RecordsLinked, RecordsUnlinked } from './events/link.js';
import type { Meta } from './meta.js';
import type { PersonClaim } from './person.js';
import type { Standing } from './standing.js';

/** Every canonical event and what it says beside `meta`. */
export interface Facts {
  ContactOffered: ContactOffered;
  ContactRecorded: ContactRecorded;
  IntelligenceDisseminated: IntelligenceDisseminated;
  LicenceBreachSuspected: LicenceBreachSuspected;
  EnforcementActionTaken: EnforcementActionTaken;
  RecallConsidered: RecallConsidered;
  RecallViewGiven: RecallViewGiven;
  RecallRequested: RecallRequested;
  RecallDecided: RecallDecided;
  RecallArrestReported: RecallArrestReported;
  NominalNominated: NominalNominated;
  NominalSelected: NominalSelected;
  NominalRecategorised: NominalRecategorised;
  NominalDeselected: NominalDeselected;
  IomFlagObserved: IomFlagObserved;
  LicenceActivated: LicenceActivated;
  LicenceVaried: LicenceVaried;
  LicenceEnded: LicenceEnded;
  ArrestMade: ArrestMade;
  DisposalRecorded: DisposalRecorded;
  WantedStatusChanged: WantedStatusChanged;
  ReleasePlanned: ReleasePlanned;
  PersonReleased: PersonReleased;
  PersonReceivedIntoCustody: PersonReceivedIntoCustody;
  IdentifiersReported: IdentifiersReported;
  PersonMerged: PersonMerged;
  PersonUnmerged: PersonUnmerged;
  AddressReported: AddressReported;
  ResponsibleTeamChanged: ResponsibleTeamChanged;
  AccessLimited: AccessLimited;
  AccessLimitLifted: AccessLimitLifted;
  RiskLevelChanged: RiskLevelChanged;
  WarningMarkerSet: WarningMarkerSet;
  OutcomeMeasured: OutcomeMeasured;
  CaseConferenceActionSet: CaseConferenceActionSet;
  DutyContactRequested: DutyContactRequested;
  RecordCorrected: RecordCorrected;
  RecordRetracted: RecordRetracted;
  AccessEnded: AccessEnded;
  ContactWeekSummarised: ContactWeekSummarised;
  StaleFlagFound: StaleFlagFound;
  ReviewOverdue: ReviewOverdue;
  RecordSetAside: RecordSetAside;
  SetAsideSettled: SetAsideSettled;
  ClockTicked: ClockTicked;
  EmbargoLifted: EmbargoLifted;
  CopyDeclared: CopyDeclared;
  RecordsLinked: RecordsLinked;
  RecordsUnlinked: RecordsUnlinked;
  LinkOrdered: LinkOrdered;
}

export type EventType = keyof Facts;

/** Family by family, as `docs/events` tells of them. */
export const EVENT_TYPES = [
  'ContactOffered',
  'ContactRecorded',
  'IntelligenceDisseminated',
  'LicenceBreachSuspected',
  'EnforcementActionTaken',
  'RecallConsidered',
  'RecallViewGiven',
  'RecallRequested',
  'RecallDecided',
  'RecallArrestReported',
  'NominalNominated',
  'NominalSelected',
  'NominalRecategorised',
  'NominalDeselected',
  'IomFlagObserved',
  'LicenceActivated',
  'LicenceVaried',
  'LicenceEnded',
  'ArrestMade',
  'DisposalRecorded',
  'WantedStatusChanged',
  'ReleasePlanned',
  'PersonReleased',
  'PersonReceivedIntoCustody',
  'IdentifiersReported',
  'PersonMerged',
  'PersonUnmerged',
  'AddressReported',
  'ResponsibleTeamChanged',
  'AccessLimited',
  'AccessLimitLifted',
  'RiskLevelChanged',
  'WarningMarkerSet',
  'OutcomeMeasured',
  'CaseConferenceActionSet',
  'DutyContactRequested',
  'RecordCorrected',
  'RecordRetracted',
  'AccessEnded',
  'ContactWeekSummarised',
  'StaleFlagFound',
  'ReviewOverdue',
  'RecordSetAside',
  'SetAsideSettled',
  'ClockTicked',
  'EmbargoLifted',
  'CopyDeclared',
  'RecordsLinked',
  'RecordsUnlinked',
  'LinkOrdered',
] as const satisfies readonly EventType[];

/** An event of `iom.observed`: what a source said, about whom it says it. */
export type Observed<Type extends EventType = EventType> = {
  [T in Type]: { readonly type: T; readonly meta: Meta; readonly person: PersonClaim } & Facts[T];
}[Type];

/** An event of `iom.events`: about a subject, with the subject's standing at that moment. */
export type Recorded<Type extends EventType = EventType> = {
  [T in Type]: {
    readonly type: T;
    readonly meta: Meta;
    readonly subjectId: string;
    readonly standing: Standing;
    /** The standing before, when this event changed it. */
    readonly previousStanding: Standing | null;
  } & Facts[T];
}[Type];
