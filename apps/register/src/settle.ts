import type { Standing } from '@iom/domain';
import { dayOf } from './age.js';
import type { PoliceOf } from './area.js';
import { currentRegistration } from './cohort.js';
import type { Draft } from './draft.js';
import { hasLapsed } from './limits.js';
import type { Person } from './register-value.js';
import { ageOn, sameStanding, standingOf } from './standing.js';

/** Brings every standing that may have changed up to date, and tells `iom.nominals` of those that have. */
export function settle(draft: Draft, policeOf: PoliceOf): void {
  for (const subjectId of draft.takeTouched()) {
    const person = draft.person(subjectId);
    const isNominal = currentRegistration(person.registrations) !== undefined;
    if (!isNominal && person.version === 0) continue;
    const standing = standingNow(draft, person, policeOf);
    const isSame = person.standing !== null && sameStanding(standing, person.standing);
    const since = person.nominalSince === 0 ? draft.order.sequence : person.nominalSince;
    const version = isSame ? person.version : person.version + 1;
    draft.putSettled({
      ...person,
      nominalSince: isNominal ? since : 0,
      version,
      standing: isSame ? person.standing : standing,
    });
    if (!isSame) draft.nominal({ subjectId, version, asAt: draft.now, standing });
  }
}

export function standingNow(draft: Draft, person: Person, policeOf: PoliceOf): Standing {
  return standingOf(draft, person, dayOf(draft.now), policeOf);
}

/** Time alone can change a standing: somebody comes of age, or the last day of a limit has passed. */
export function noticeTime(draft: Draft, subjectId: string): void {
  const person = draft.person(subjectId);
  if (hasComeOfAge(draft, person) || hasLapsed(person, dayOf(draft.order.clock)))
    draft.touch(subjectId);
}

/** Nobody grows younger, so an adult need not be looked at. */
function hasComeOfAge(draft: Draft, person: Person): boolean {
  const { standing } = person;
  if (standing === null || standing.age18OrOver === 'YES') return false;
  return ageOn(draft, person, dayOf(draft.now)) !== standing.age18OrOver;
}
