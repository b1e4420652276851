import { chaptersOf } from './generate-feed.js';
import { feedOptions, type FeedRequest } from './feed-options.js';
import type { Fact } from './line.js';
import type { FeedPerson, Role } from './person.js';
import { populationOf } from './population.js';

/** From when until when, as the source dates its records: ISO 8601 UTC; `until` null: to the end of the feed. */
export interface Span {
  readonly from: string;
  readonly until: string | null;
}

/** What is true of somebody by the end of a feed. */
export interface DescribedPerson {
  readonly role: Role;
  readonly crn: string | null;
  readonly offenderId: string | null;
  readonly nomsNumber: string | null;
  /** Canonical. What each side wrote may look otherwise. */
  readonly pncId: string;
  readonly surname: string;
  readonly forenames: string;
  readonly dateOfBirth: string | null;
  readonly age18OrOver: 'YES' | 'NO' | 'UNKNOWN';
  /** The delivery unit that supervises them now. */
  readonly pdu: string | null;
  /** The forces that have a record of them, under that force's own name; `links`: its PNC id says who they are. */
  readonly police: readonly {
    readonly org: string;
    readonly nominalId: string;
    readonly links: boolean;
  }[];
  /** null: never on IOM in this feed. */
  readonly nominal: (Span & { readonly categoryCode: string }) | null;
  /** When the row of the case said that access is limited. */
  readonly limited: readonly Span[];
  /** The row of the case leaves it open whether access is limited. */
  readonly limitsUnknown: boolean;
  /** When a record about them first arrived that holds up the later ones. */
  readonly setAsideAt: string | null;
  /** Contact records of each side, each version and repetition counted; bad ones not. */
  readonly contacts: { readonly police: number; readonly probation: number };
}

type PoliceRecord = Extract<Fact, { readonly kind: 'police-record' }>;
type Draft = { -readonly [Name in keyof DescribedPerson]: DescribedPerson[Name] };

/**
 * Everybody of whom the feed of the same request says anything, and what it says of them. It reads the whole feed and
 * remembers its people, so it is for feeds of thousands, not of millions.
 */
export function describeFeed(request: FeedRequest): readonly DescribedPerson[] {
  const options = feedOptions(request);
  const drafts = new Map<number, Draft>();
  for (const { lines } of chaptersOf(options, populationOf(options))) {
    for (const { person, at, says } of lines) {
      const draft = drafts.get(person.index) ?? draftOf(person);
      drafts.set(person.index, draft);
      for (const fact of says) take(draft, person, fact, new Date(at).toISOString());
    }
  }
  return [...drafts].toSorted(([a], [b]) => a - b).map(([, draft]) => draft);
}

function draftOf({ role, delius, pncId, surname, forenames, dateOfBirth }: FeedPerson): Draft {
  return {
    role,
    crn: delius?.crn ?? null,
    offenderId: delius ? String(delius.offenderId) : null,
    nomsNumber: delius?.nomsNumber ?? null,
    pncId,
    surname,
    forenames,
    dateOfBirth,
    age18OrOver: ageOf(role),
    pdu: null,
    police: [],
    nominal: null,
    limited: [],
    limitsUnknown: false,
    setAsideAt: null,
    contacts: { police: 0, probation: 0 },
  };
}

function take(draft: Draft, person: FeedPerson, fact: Fact, at: string): void {
  switch (fact.kind) {
    case 'supervised-in':
      draft.pdu = fact.pdu;
      return;
    case 'registered': {
      const from = draft.nominal?.from ?? at;
      draft.nominal = { from, until: null, categoryCode: fact.categoryCode };
      return;
    }
    case 'deregistered':
    case 'registration-deleted':
      draft.nominal = draft.nominal && { ...draft.nominal, until: at };
      return;
    case 'limited':
      if (!isOpen(draft.limited)) draft.limited = [...draft.limited, { from: at, until: null }];
      return;
    case 'unlimited':
      draft.limited = draft.limited.map((span) => ({ ...span, until: span.until ?? at }));
      return;
    case 'limits-unknown':
      draft.limitsUnknown = true;
      return;
    case 'bad-record':
      if (fact.setAside) draft.setAsideAt ??= at;
      return;
    case 'police-record':
      takePoliceRecord(draft, person, fact);
      return;
    case 'probation-contact':
      draft.contacts = { ...draft.contacts, probation: draft.contacts.probation + 1 };
  }
}

function takePoliceRecord(draft: Draft, person: FeedPerson, fact: PoliceRecord): void {
  const { org, isContact } = fact;
  if (isContact) draft.contacts = { ...draft.contacts, police: draft.contacts.police + 1 };
  const niche = person.niche.find(({ force }) => force.org === org);
  if (!niche || draft.police.some((known) => known.org === org)) return;
  const links =
    person.delius !== null && niche.pncText !== null && person.role !== 'wrong-check-letter';
  draft.police = [...draft.police, { org, nominalId: niche.nominalId, links }];
}

function isOpen(spans: readonly Span[]): boolean {
  return spans.some(({ until }) => until === null);
}

function ageOf(role: Role): DescribedPerson['age18OrOver'] {
  if (role === 'under-18') return 'NO';
  return role === 'no-date-of-birth' ? 'UNKNOWN' : 'YES';
}
