import type { Limits } from './offender-rows.js';
import type { FeedPerson, Role } from './person.js';

/** The OFFENDER row's limits as versions of it: the first when the feed begins, the others from the week given. */
export interface LimitChange {
  readonly week: number;
  readonly version: number;
  readonly limits: Limits;
}

const FIRST: Readonly<Partial<Record<Role, Limits>>> = {
  excluded: 'EXCLUSION',
  restricted: 'RESTRICTION',
  'limits-blank': 'BLANK',
  'limit-lifted': 'RESTRICTION',
};

/** What holds when the feed begins. */
export function firstLimits({ role }: FeedPerson): Limits {
  return FIRST[role] ?? 'NONE';
}

/** What changes in the course of the feed. */
export function limitChanges({ role, changeWeek }: FeedPerson): readonly LimitChange[] {
  const set = { week: changeWeek, version: 2, limits: 'EXCLUSION' } as const;
  if (role === 'limited-later') return [set];
  if (role === 'limit-lifted') return [{ ...set, limits: 'NONE' }];
  if (role === 'limited-then-lifted') {
    return [set, { week: changeWeek + 2, version: 3, limits: 'NONE' }];
  }
  return [];
}
