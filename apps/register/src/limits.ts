import type { LimitedAccess, YesNo } from '@iom/domain';
import type { Person } from './register-value.js';

/** One YES limits; only two NOs free. */
export function foldLimits(exclusion: YesNo, restriction: YesNo): LimitedAccess {
  if (exclusion === 'YES' || restriction === 'YES') return 'RESTRICTED';
  return exclusion === 'NO' && restriction === 'NO' ? 'NONE' : 'UNKNOWN';
}

/** While a record of the person cannot be read, or a merge names them, nobody knows whether it limits. */
export function limitedAccessOf(person: Person): LimitedAccess {
  const folded = foldLimits(person.exclusion, person.restriction);
  const isDoubted = person.setAside.length > 0 || person.merges.length > 0;
  return folded === 'NONE' && isDoubted ? 'UNKNOWN' : folded;
}

const TIGHTNESS: Readonly<Record<LimitedAccess, number>> = { NONE: 0, UNKNOWN: 1, RESTRICTED: 2 };

export function isTighter(a: LimitedAccess, b: LimitedAccess): boolean {
  return TIGHTNESS[a] > TIGHTNESS[b];
}
