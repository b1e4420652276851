import type { Meta } from '@iom/domain';
import type { FactVersion, Person } from './register-value.js';
import { compareVersions, isMessage, isOldFact, speaksOf } from './version.js';

/** In the place of a registration's id: all of them have ended. */
const ALL = '*';

/** Remembers when a registration ended, or all of them: the latest such time, however late an earlier end is told. */
export function withEnd(
  facts: readonly FactVersion[],
  { occurredAt }: Meta,
  registrationId: string | null,
): readonly FactVersion[] {
  const record = registrationId ?? ALL;
  const message = String(occurredAt);
  const known = facts.find((fact) => isEndOf(fact, record));
  if (!known) return [...facts, { record, family: 'ending', row: null, message }];
  if (compareVersions(message, known.message ?? '0') <= 0) return facts;
  return facts.map((each) => (each === known ? { ...known, message } : each));
}

/**
 * Whether what a registration is said to be was over by then. A message tells what happened at its time, so that an end at
 * that time or after it stands, and a deletion in any case. A row tells what is so, and is held against rows alone.
 */
export function hasEndedSince(person: Person, meta: Meta, registrationId: string): boolean {
  if (!isMessage(meta)) return isOldFact(person, meta, 'deletion');
  return person.facts.some(
    (fact) =>
      speaksOf(fact, meta, 'deletion') ||
      ((isEndOf(fact, registrationId) || isEndOf(fact, ALL)) &&
        compareVersions(meta.sourceVersion, fact.message ?? '0') <= 0),
  );
}

function isEndOf({ record, family }: FactVersion, registration: string): boolean {
  return family === 'ending' && record === registration;
}
