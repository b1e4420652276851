import type { Day, LimitedAccess, YesNo } from '@iom/domain';
import type { Limit, Person } from './register-value.js';

/** One YES limits; only two NOs free. */
export function foldLimits(exclusion: YesNo, restriction: YesNo): LimitedAccess {
  if (exclusion === 'YES' || restriction === 'YES') return 'RESTRICTED';
  return exclusion === 'NO' && restriction === 'NO' ? 'NONE' : 'UNKNOWN';
}

/** A limit whose last day is over limits no more. One that is to begin does already. */
function holds({ until }: Limit, today: Day): boolean {
  return until === null || today <= until;
}

/** What the flags of the case and its single limits come to on that day: none of them can free of what another says. */
export function limitsOf(
  { limits, exclusion, restriction }: Pick<Person, 'limits' | 'exclusion' | 'restriction'>,
  today: Day,
): LimitedAccess {
  if (limits.some((limit) => holds(limit, today))) return 'RESTRICTED';
  return foldLimits(exclusion, restriction);
}

/** While a record of the person cannot be read, or a merge names them, nobody knows whether it limits. */
export function limitedAccessOf(person: Person, today: Day): LimitedAccess {
  const folded = limitsOf(person, today);
  const isDoubted = person.setAside.length > 0 || person.merges.length > 0;
  return folded === 'NONE' && isDoubted ? 'UNKNOWN' : folded;
}

/**
 * Whether the limits are not known while a record of the person is set aside: it may be the one that says them, and they are
 * looked at again when it is settled.
 */
export function isSetAside(person: Person, today: Day): boolean {
  const { setAside, merges } = person;
  if (setAside.length === 0 || merges.length > 0) return false;
  return limitedAccessOf(person, today) === 'UNKNOWN';
}

/** Whether the last day of a limit has passed since the person's standing was told. */
export function hasLapsed(person: Person, today: Day): boolean {
  const { limits, standing } = person;
  if (standing === null || limits.length === 0) return false;
  return limitedAccessOf(person, today) !== standing.limitedAccess;
}

const TIGHTNESS: Readonly<Record<LimitedAccess, number>> = { NONE: 0, UNKNOWN: 1, RESTRICTED: 2 };

export function isTighter(a: LimitedAccess, b: LimitedAccess): boolean {
  return TIGHTNESS[a] > TIGHTNESS[b];
}
