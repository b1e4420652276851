import type { ContactOffered, ContactRecorded } from './events/contact.js';
import type { NominalDeselected, NominalRecategorised, NominalSelected } from './events/cohort.js';
import type {
  AccessLimited,
  AccessLimitLifted,
  IdentifiersReported,
  ResponsibleTeamChanged,
} from './events/person.js';
import type { RecordCorrected, RecordRetracted } from './events/notice.js';
import type { RecordSetAside } from './events/set-aside.js';
import type { Meta } from './meta.js';
import type { PersonClaim } from './person.js';
import type { Standing } from './standing.js';

/** Every canonical event and what it says beside `meta`. */
export interface Facts {
  ContactOffered: ContactOffered;
  ContactRecorded: ContactRecorded;
  NominalSelected: NominalSelected;
  NominalRecategorised: NominalRecategorised;
  NominalDeselected: NominalDeselected;
  IdentifiersReported: IdentifiersReported;
  AccessLimited: AccessLimited;
  AccessLimitLifted: AccessLimitLifted;
  ResponsibleTeamChanged: ResponsibleTeamChanged;
  RecordCorrected: RecordCorrected;
  RecordRetracted: RecordRetracted;
  RecordSetAside: RecordSetAside;
}

export type EventType = keyof Facts;

export const EVENT_TYPES = [
  'ContactOffered',
  'ContactRecorded',
  'NominalSelected',
  'NominalRecategorised',
  'NominalDeselected',
  'IdentifiersReported',
  'AccessLimited',
  'AccessLimitLifted',
  'ResponsibleTeamChanged',
  'RecordCorrected',
  'RecordRetracted',
  'RecordSetAside',
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
