import { type EventType, isoOf, type Micros, type Recorded } from '@iom/domain';

/** A fact that an event states, under the name of its field. */
export interface Fact {
  readonly name: string;
  readonly value: string;
}

type Value = string | boolean | null | readonly string[];

/** What each type of event is about, in a few words. */
const HEADINGS: Readonly<Record<EventType, string>> = {
  ContactOffered: 'A contact was planned',
  ContactRecorded: 'A contact was recorded',
  NominalSelected: 'Selected for IOM',
  NominalRecategorised: 'Moved to another IOM category',
  NominalDeselected: 'No longer an IOM nominal',
  IdentifiersReported: 'Identifiers were reported',
  AccessLimited: 'Access to the case was limited, or may be',
  AccessLimitLifted: 'Access to the case is not limited',
  ResponsibleTeamChanged: 'The responsible team changed',
  RecordCorrected: 'A record was corrected',
  RecordRetracted: 'A record was withdrawn',
  RecordSetAside: 'A record could not be understood and was set aside',
};

/** What an event is about; of a type that this version does not know, its name. */
export function headingOf(type: string): string {
  return Object.hasOwn(HEADINGS, type) ? HEADINGS[type as EventType] : type;
}

/** The facts by which a practitioner knows an event again. No free text, no address, no identifiers. */
export function factsOf(event: Recorded): readonly Fact[] {
  return Object.entries(keyFacts(event)).flatMap(([name, value]) =>
    value === null || value.length === 0 ? [] : [{ name, value: asText(value) }],
  );
}

function keyFacts(event: Recorded): Readonly<Record<string, string | readonly string[] | null>> {
  switch (event.type) {
    case 'ContactOffered': {
      const { kind, date, plannedFor, location, joint, agencyClass } = event;
      return texts({ kind, date, plannedFor: instant(plannedFor), location, joint, agencyClass });
    }
    case 'ContactRecorded': {
      const { kind, outcome, date, planned, location, joint, agencyClass } = event;
      return texts({ kind, outcome, date, planned, location, joint, agencyClass });
    }
    case 'NominalSelected': {
      const { category, subCategory, selectedOn, reviewDue } = event;
      return texts({ category, subCategory, selectedOn, reviewDue });
    }
    case 'NominalRecategorised': {
      const { previousCategory, category, subCategory, selectedOn, reviewDue } = event;
      return texts({ previousCategory, category, subCategory, selectedOn, reviewDue });
    }
    case 'NominalDeselected': {
      const { ending, endedOn } = event;
      return texts({ ending, endedOn });
    }
    case 'IdentifiersReported':
      return texts({ removed: event.removed });
    case 'AccessLimited':
    case 'AccessLimitLifted': {
      const { exclusion, restriction } = event;
      return texts({ exclusion, restriction });
    }
    case 'ResponsibleTeamChanged': {
      const { provider, pdu, team, from, active } = event;
      return texts({ provider, pdu, team, from, active });
    }
    case 'RecordCorrected': {
      const { recordType, changed } = event;
      return texts({ recordType, changed });
    }
    case 'RecordRetracted':
      return texts({ recordType: event.recordType });
    case 'RecordSetAside': {
      const { reason, entity, fieldPath } = event;
      return texts({ reason, entity, fieldPath });
    }
  }
}

function texts(facts: Readonly<Record<string, Value>>) {
  return Object.fromEntries(
    Object.entries(facts).map(([name, value]) => [
      name,
      typeof value === 'boolean' ? (value ? 'yes' : 'no') : value,
    ]),
  );
}

const asText = (value: string | readonly string[]): string =>
  typeof value === 'string' ? value : value.join(', ');

const instant = (micros: Micros | null): string | null => (micros === null ? null : isoOf(micros));
