import type { Cohort } from '@iom/domain';
import type { Person, Registration } from './register-value.js';

/** The registration that makes the person a nominal: of the open ones, the latest selection. */
export function currentRegistration(
  registrations: readonly Registration[],
): Registration | undefined {
  let current: Registration | undefined;
  for (const each of registrations) {
    if (each.isOpen && (!current || (each.selectedOn ?? '') >= (current.selectedOn ?? '')))
      current = each;
  }
  return current;
}

export function cohortOf(person: Person): Cohort | null {
  const current = currentRegistration(person.registrations);
  if (!current) return null;
  const { category, subCategory, selectedOn, reviewDue } = current;
  return { category, subCategory, selectedOn, reviewDue };
}

/** Puts a registration in the place of the one with its id, or at the end. */
export function withRegistration(
  registrations: readonly Registration[],
  registration: Registration,
): readonly Registration[] {
  return registrations.some(({ id }) => id === registration.id)
    ? registrations.map((each) => (each.id === registration.id ? registration : each))
    : [...registrations, registration];
}
