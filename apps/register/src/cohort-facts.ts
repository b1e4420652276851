import type { NominalSelected, Observed } from '@iom/domain';
import { currentRegistration, withRegistration } from './cohort.js';
import type { Arrival, Draft } from './draft.js';
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
  if (isOldFact(person, meta, 'cohort') || sequence < endedAt)
    return { drop: 'older-or-same-version' };

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
    registrations: say
      ? withRegistration(registrations, { ...after, eventId: meta.eventId })
      : registrations,
  });
  return say ? { say } : { drop: 'same-fact' };
}

/** A registration has ended or was deleted; without an id, all of them have ended. */
export function takeDeselection(
  draft: Draft,
  person: Person,
  observed: Observed<'NominalDeselected'>,
): Taken {
  const { meta, registrationId, ending } = observed;
  if (isOldFact(person, meta, 'cohort')) return { drop: 'older-or-same-version' };
  const { sequence } = draft.order;
  const before = currentRegistration(person.registrations);
  const registrations = closed(person, meta.sourceOrg, registrationId, sequence);
  const after = currentRegistration(registrations);
  const say = before && after ? newsOf(before, after) : undefined;
  draft.putPerson({
    ...person,
    facts: withFact(person, meta, 'cohort'),
    registrations:
      say && after
        ? withRegistration(registrations, { ...after, eventId: meta.eventId })
        : registrations,
    closedAllAt: registrationId === null ? sequence : person.closedAllAt,
  });
  if (!before) return { drop: 'same-fact' };
  if (after) return say ? { say } : { drop: 'same-fact' };
  const alsoRetracts = ending === 'DELETED' ? selectionSaid(person, registrationId) : [];
  return { say: asObserved(observed), alsoRetracts };
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
  org: string,
  id: string | null,
  closedAt: number,
): readonly Registration[] {
  if (id === null) return registrations.map((each) => ({ ...each, isOpen: false, closedAt }));
  const known = registrations.find((each) => each.id === id);
  return withRegistration(registrations, {
    ...(known ?? { ...NOTHING_SAID, id, org }),
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

/** A registration made in error: whoever was told of the selection is told that it never was one. */
function selectionSaid(person: Person, registrationId: string | null): readonly Withdrawal[] {
  const { subjectId } = person;
  return person.registrations.flatMap(({ id, eventId }) =>
    id === registrationId && eventId !== null
      ? [{ subjectId, eventId, recordType: 'NominalSelected' }]
      : [],
  );
}
