import type { NominalSelected, Observed } from '@iom/domain';
import { currentRegistration, withRegistration } from './cohort.js';
import type { Arrival, Draft } from './draft.js';
import { hasEndedSince, withEnd } from './endings.js';
import type { Person, Registration } from './register-value.js';
import { asObserved, type Taken, type Withdrawal } from './taken.js';
import { isOldFact, withFact } from './version.js';

/** A registration that makes a nominal, as its source says it now: news only when the person's cohort is another one after. */
export function takeSelection(
  draft: Draft,
  person: Person,
  { sequence }: Arrival,
  observed: Observed<'NominalSelected' | 'NominalRecategorised'>,
): Taken {
  const { meta, registrationId: id } = observed;
  const known = person.registrations.find((each) => each.id === id);
  const endedAt = Math.max(person.closedAllAt, known?.closedAt ?? 0);
  const isOver = sequence < endedAt || hasEndedSince(person, meta, id);
  if (isOver || isOldFact(person, meta, 'cohort')) return { drop: 'older-or-same-version' };

  const registration: Registration = {
    id,
    org: meta.sourceOrg,
    isOpen: true,
    category: observed.category,
    categoryCode: observed.categoryCode,
    subCategory: observed.subCategory,
    selectedOn: observed.selectedOn,
    reviewDue: observed.reviewDue,
    eventId: known?.eventId ?? null,
    closedAt: known?.closedAt ?? 0,
  };
  const before = currentRegistration(person.registrations);
  const registrations = withRegistration(person.registrations, registration);
  const after = currentRegistration(registrations) ?? registration;
  const say = newsOf(before, after);
  draft.putPerson({
    ...person,
    facts: withFact(person, meta, 'cohort'),
    registrations:
      say?.type === 'NominalSelected'
        ? withRegistration(registrations, { ...after, eventId: meta.eventId })
        : registrations,
  });
  return say ? { say } : { drop: 'same-fact' };
}

/**
 * A registration has ended or was deleted; without an id, all of them have ended. A deletion stands against whatever was said
 * of its registration, before or after, so it is held against deletions alone. Whoever was told of the selection is told that
 * it never was one, also when the membership had ended before, or goes on by another registration.
 */
export function takeDeselection(
  draft: Draft,
  person: Person,
  observed: Observed<'NominalDeselected'>,
): Taken {
  const { meta, registrationId } = observed;
  const isDeleted = observed.ending === 'DELETED';
  const family = isDeleted ? 'deletion' : 'cohort';
  if (isOldFact(person, meta, family)) return { drop: 'older-or-same-version' };
  const { sequence } = draft.order;
  const alsoRetracts = isDeleted ? selectionSaid(person, registrationId) : [];
  const before = currentRegistration(person.registrations);
  const registrations = closed(person, observed, sequence);
  const after = currentRegistration(registrations);
  const say = before && after ? newsOf(before, after) : undefined;
  draft.putPerson({
    ...person,
    facts: withEnd(withFact(person, meta, family), meta, registrationId),
    registrations,
    closedAllAt: registrationId === null ? sequence : person.closedAllAt,
  });
  if (before && !after) return { say: asObserved(observed), alsoRetracts };
  return say ? { say, alsoRetracts } : { drop: 'same-fact', alsoRetracts };
}

function newsOf(before: Registration | undefined, after: Registration) {
  if (!before) return { type: 'NominalSelected', ...factsOf(after) } as const;
  if (before.category === after.category && before.subCategory === after.subCategory)
    return undefined;
  return {
    type: 'NominalRecategorised',
    ...factsOf(after),
    previousCategory: before.category,
  } as const;
}

function factsOf(registration: Registration): NominalSelected {
  const { id, category, categoryCode, subCategory, selectedOn, reviewDue } = registration;
  return { registrationId: id, category, categoryCode, subCategory, selectedOn, reviewDue };
}

/** An end that comes before its beginning is remembered, so that the beginning opens nothing if it is the older. */
function closed(
  { registrations }: Person,
  { meta, registrationId: id, ending }: Observed<'NominalDeselected'>,
  closedAt: number,
): readonly Registration[] {
  if (id === null) return registrations.map((each) => ({ ...each, isOpen: false, closedAt }));
  const known = registrations.find((each) => each.id === id);
  return withRegistration(registrations, {
    ...(known ?? { ...NOTHING_SAID, id, org: meta.sourceOrg }),
    ...(ending === 'DELETED' ? { eventId: null } : {}),
    isOpen: false,
    closedAt,
  });
}

const NOTHING_SAID = {
  category: 'UNKNOWN',
  categoryCode: '',
  subCategory: null,
  selectedOn: null,
  reviewDue: null,
  eventId: null,
} as const;

/** What was said of a registration that turns out to have been made in error. */
function selectionSaid(person: Person, registrationId: string | null): readonly Withdrawal[] {
  const { subjectId } = person;
  return person.registrations.flatMap(({ id, eventId }) =>
    id === registrationId && eventId !== null
      ? [{ subjectId, eventId, recordType: 'NominalSelected' }]
      : [],
  );
}
