import type { EventType, Facts } from '@iom/domain';
import type { EnumName } from './enums.js';

/** What a governed field holds, as far as agreements and outbound schemas need to know. */
export type FieldType =
  | { readonly holds: 'text' | 'free-text' | 'day' | 'instant' | 'flag' | 'number' }
  | { readonly holds: 'enum'; readonly name: EnumName }
  | { readonly holds: 'list'; readonly of: 'text' | 'ContactParty' };

const TEXT: FieldType = { holds: 'text' };
/** Words that somebody wrote: they may hold anything, so they leave only when a person has read them. */
const FREE_TEXT: FieldType = { holds: 'free-text' };
const DAY: FieldType = { holds: 'day' };
const INSTANT: FieldType = { holds: 'instant' };
const FLAG: FieldType = { holds: 'flag' };
const NUMBER: FieldType = { holds: 'number' };
const TEXTS: FieldType = { holds: 'list', of: 'text' };
const PARTIES: FieldType = { holds: 'list', of: 'ContactParty' };
const oneOf = (name: EnumName): FieldType => ({ holds: 'enum', name });

const SELECTION = {
  registrationId: TEXT,
  category: oneOf('CohortCategory'),
  categoryCode: TEXT,
  subCategory: TEXT,
  selectedOn: DAY,
  reviewDue: DAY,
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
  NominalSelected: SELECTION,
  NominalRecategorised: { ...SELECTION, previousCategory: oneOf('CohortCategory') },
  NominalDeselected: { registrationId: TEXT, endedOn: DAY, ending: oneOf('Ending') },
  IdentifiersReported: { removed: FLAG },
  AccessLimited: { exclusion: oneOf('YesNo'), restriction: oneOf('YesNo') },
  AccessLimitLifted: { exclusion: oneOf('YesNo'), restriction: oneOf('YesNo') },
  ResponsibleTeamChanged: { provider: TEXT, pdu: TEXT, team: TEXT, from: DAY, active: FLAG },
  RecordCorrected: { corrects: TEXT, recordType: TEXT, changed: TEXTS },
  RecordRetracted: { retracts: TEXT, recordType: TEXT },
  RecordSetAside: {
    reason: oneOf('SetAsideReason'),
    fieldPath: TEXT,
    entity: TEXT,
    topic: TEXT,
    partition: NUMBER,
    offset: NUMBER,
  },
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
export const SPECIAL_CATEGORY_FIELDS: ReadonlySet<string> = new Set(['welfareConcern']);
