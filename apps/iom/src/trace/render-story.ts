import type { Fact } from './facts.js';
import type { Story, StoryDecision, StoryEvent, StoryPerson } from './story.js';

/** A story as a person reads it. */
export function renderStory({ person, events }: Story): string {
  return [
    ...(person ? renderPerson(person) : ['Not a nominal that is known now.']),
    '',
    ...(events.length === 0
      ? ['Nothing has been decided about this person yet.']
      : events.flatMap((event) => [...renderEvent(event), ''])),
  ]
    .join('\n')
    .trimEnd();
}

function renderPerson(person: StoryPerson): string[] {
  const { crn, pncId, police, category, selectedOn, area, limitedAccess, asAt } = person;
  const names = [
    crn && `CRN ${crn}`,
    pncId && `PNC ${pncId}`,
    ...police.map(({ org, nominalId }) => nominalId && `${org} ${nominalId}`),
  ].filter(Boolean);
  const cohort =
    category === null
      ? 'not an IOM nominal now'
      : `IOM ${words(category)}${selectedOn === null ? '' : `, selected ${selectedOn}`}`;
  const places = [area.provider, area.pdu, area.policeOrg].filter((place) => place !== null);
  return [
    names.join(' · '),
    `As at ${time(asAt)}: ${cohort}; area ${places.join(', ') || 'unknown'}; ${access(limitedAccess)}`,
  ];
}

function renderEvent({ heading, eventId, sender, said, decisions }: StoryEvent): string[] {
  const facts = said?.facts.map(factInWords) ?? [];
  return [
    said ? `${time(said.occurredAt)}  ${heading}` : `${heading} (the event store holds it no more)`,
    ...(facts.length > 0 ? [`    ${facts.join('; ')}`] : []),
    `    said by ${sender}, event ${eventId}`,
    ...(decisions.length === 0
      ? ['    Nobody was in scope of it.']
      : decisions.flatMap((decision) => renderDecision(decision))),
  ];
}

function factInWords({ name, value }: Fact): string {
  return `${labelOf(name)} ${CODED.has(name) ? words(value) : value}`;
}

function renderDecision(decision: StoryDecision): string[] {
  const { recipient, outcome, decidedAt, agreement, reasons, disclosureId, replayId } = decision;
  const under = agreement ? ` under ${agreement.id} version ${agreement.version}` : '';
  const again = replayId === null ? '' : ' on a replay';
  const went = outcome === 'SHARED';
  return [
    `  ${went ? '→' : '×'} ${recipient}: ${OUTCOMES[outcome] ?? words(outcome)}${again} ${time(decidedAt)}${under}`,
    ...(went ? renderFields(decision) : []),
    ...reasons.map((reason) => `      because ${reason.words}`),
    `      disclosure ${disclosureId}`,
  ];
}

function renderFields({ shared, generalised, redacted, withheld }: StoryDecision): string[] {
  const got = [
    ...shared,
    ...generalised.map((path) => `${path} (made coarser)`),
    ...redacted.map((path) => `${path} (in part)`),
  ];
  return [
    ...(got.length > 0 ? [`      got: ${got.join(', ')}`] : []),
    ...(withheld.length > 0 ? [`      kept back: ${withheld.join(', ')}`] : []),
  ];
}

const OUTCOMES: Readonly<Record<string, string>> = {
  SHARED: 'shared',
  POINTER: 'told only whom to ring,',
  HELD: 'held until somebody releases it,',
  WITHHELD: 'withheld',
  NOTICE_DUE: 'a notice is due to whoever had the original,',
};

function access(limitedAccess: string): string {
  if (limitedAccess === 'NONE') return 'access to the case is not limited';
  return limitedAccess === 'RESTRICTED'
    ? 'access to the case is limited'
    : 'not known whether access to the case is limited';
}

/** The facts whose values are codes of ours. */
const CODED: ReadonlySet<string> = new Set([
  'agencyClass',
  'category',
  'ending',
  'exclusion',
  'kind',
  'location',
  'outcome',
  'previousCategory',
  'reason',
  'restriction',
]);

/** `HOME_VISIT` → `home visit`. */
const words = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

/** `plannedFor` → `planned for`. */
const labelOf = (name: string): string => name.replaceAll(/[A-Z]/g, (c) => ` ${c.toLowerCase()}`);

/** To the second: `2026-06-14 12:00:00 UTC`. */
const time = (iso: string): string => `${iso.slice(0, 10)} ${iso.slice(11, 19)} UTC`;
