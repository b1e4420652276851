import { isoOf, type Nominal, type Recorded } from '@iom/domain';
import { type Fact, factsOf, headingOf } from './facts.js';
import type { DecisionRow, EntryRow } from './ledger-history.js';
import { inWords } from './reason-words.js';

/** Who the story is about, as `iom.nominals` has them now. */
export interface StoryPerson {
  readonly crn: string | null;
  readonly pncId: string | null;
  readonly police: readonly { readonly org: string; readonly nominalId: string | null }[];
  /** null: not a nominal now. */
  readonly category: string | null;
  readonly selectedOn: string | null;
  readonly area: {
    readonly provider: string | null;
    readonly pdu: string | null;
    readonly policeOrg: string | null;
  };
  readonly limitedAccess: string;
  readonly asAt: string;
}

/** What one organisation got of an event, or did not get, and why. */
export interface StoryDecision {
  readonly disclosureId: string;
  readonly recipient: string;
  readonly outcome: string;
  readonly decidedAt: string;
  readonly attempt: number;
  readonly replayId: string | null;
  readonly agreement: { readonly id: string; readonly version: number } | null;
  /** Names of the fields that went out as they are, made coarser, or with parts blacked out. */
  readonly shared: readonly string[];
  readonly generalised: readonly string[];
  readonly redacted: readonly string[];
  readonly withheld: readonly string[];
  readonly reasons: readonly { readonly code: string; readonly words: string }[];
}

/** Something that was said about the person, and what became of it. */
export interface StoryEvent {
  readonly eventId: string;
  readonly type: string;
  readonly heading: string;
  readonly sender: string;
  /** null: the event store holds it no more. */
  readonly said: {
    readonly occurredAt: string;
    readonly recordedAt: string;
    readonly facts: readonly Fact[];
  } | null;
  /** Recipients in scope only; empty: nobody was. */
  readonly decisions: readonly StoryDecision[];
}

export interface Story {
  readonly subjectId: string;
  /** null: not a nominal that is known now. */
  readonly person: StoryPerson | null;
  readonly events: readonly StoryEvent[];
}

/** Puts together what the ledger and the event store know of one person, in the order in which it was said. */
export function tellStory(
  subjectId: string,
  nominal: Nominal | undefined,
  entries: readonly EntryRow[],
  events: ReadonlyMap<string, Recorded>,
): Story {
  const byEvent = Map.groupBy(entries, ({ eventId }) => eventId);
  const told = [...byEvent].map(([eventId, ofEvent]) => ({
    place: Math.min(...ofEvent.map(({ offset }) => offset)),
    event: storyEvent(eventId, ofEvent, events.get(eventId)),
  }));
  return {
    subjectId,
    person: nominal ? storyPerson(nominal) : null,
    events: told.toSorted((a, b) => a.place - b.place).map(({ event }) => event),
  };
}

function storyPerson({ standing, asAt }: Nominal): StoryPerson {
  const { probation, police, cohort, area, limitedAccess } = standing;
  return {
    crn: probation.crn,
    pncId: probation.pncId ?? police.find(({ pncId }) => pncId !== null)?.pncId ?? null,
    police: police.map(({ org, nominalId }) => ({ org, nominalId })),
    category: cohort?.category ?? null,
    selectedOn: cohort?.selectedOn ?? null,
    area: { provider: area.provider, pdu: area.pdu, policeOrg: area.policeOrg },
    limitedAccess,
    asAt: isoOf(asAt),
  };
}

function storyEvent(
  eventId: string,
  entries: readonly EntryRow[],
  event: Recorded | undefined,
): StoryEvent {
  const [first] = entries;
  return {
    eventId,
    type: first?.eventType ?? '',
    heading: headingOf(first?.eventType ?? ''),
    sender: first?.sender ?? '',
    said: event
      ? {
          occurredAt: isoOf(event.meta.occurredAt),
          recordedAt: isoOf(event.meta.recordedAt),
          facts: factsOf(event),
        }
      : null,
    decisions: entries.flatMap((entry) =>
      entry.decisions.map((decision) => storyDecision(entry, decision)),
    ),
  };
}

function storyDecision(entry: EntryRow, decision: DecisionRow): StoryDecision {
  const { fields, agreement } = decision;
  const paths = (action: string): string[] =>
    fields.filter((field) => field.action === action).map(({ path }) => path);
  return {
    disclosureId: decision.disclosureId,
    recipient: decision.recipient,
    outcome: decision.outcome,
    decidedAt: isoOf(entry.decidedAt),
    attempt: decision.attempt,
    replayId: entry.replayId,
    agreement,
    shared: paths('SHARE'),
    generalised: paths('GENERALISE'),
    redacted: paths('REDACT'),
    withheld: paths('WITHHOLD'),
    reasons: decision.reasons.map((code) => ({ code, words: inWords(code) })),
  };
}
