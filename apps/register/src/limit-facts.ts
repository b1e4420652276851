import type { Meta, Observed } from '@iom/domain';
import { dayOf } from './age.js';
import type { Draft } from './draft.js';
import { recordKey } from './keys.js';
import { foldLimits, hasLapsed, isTighter, limitsOf } from './limits.js';
import type { Person } from './register-value.js';
import { asObserved, type Taken } from './taken.js';
import { isOldFact, lastVersion, withFact } from './version.js';

export type LimitFact = Observed<'AccessLimited' | 'AccessLimitLifted'>;

/**
 * Whether the case is limited, as one record says it: news when all that is known comes to something else. A row can be
 * written twice under one version; the tighter of the two counts.
 */
export function takeLimits(draft: Draft, person: Person, observed: LimitFact): Taken {
  const { meta } = observed;
  if (isOldFact(person, meta, 'limits') && !isTighterReading(person, observed))
    return { drop: 'older-or-same-version' };
  const limited = withLimit(person, observed);
  draft.putPerson({ ...limited, facts: withFact(person, meta, 'limits') });
  const today = dayOf(draft.order.clock);
  const isNews = limitsOf(person, today) !== limitsOf(limited, today) || hasLapsed(person, today);
  return isNews ? { say: asObserved(observed) } : { drop: 'same-fact' };
}

/**
 * A row of the case that is gone says no more about limits, whatever its flags still say: this version of them has been heard.
 * A limit that it or a later one has set stands.
 */
export function withoutLimits(person: Person, meta: Meta): Person {
  const isHeard = isOldFact(person, meta, 'limits');
  if (isHeard && foldLimits(person.exclusion, person.restriction) === 'RESTRICTED') return person;
  const facts = isHeard ? person.facts : withFact(person, meta, 'limits');
  return { ...person, facts, exclusion: 'UNKNOWN', restriction: 'UNKNOWN' };
}

function withLimit(person: Person, observed: LimitFact): Person {
  const { type, meta, exclusion, restriction, wholeCase, until } = observed;
  if (wholeCase) return { ...person, exclusion, restriction };
  const record = recordKey(meta);
  const others = person.limits.filter((each) => each.record !== record);
  const limits = type === 'AccessLimited' ? [...others, { record, until }] : others;
  return { ...person, limits };
}

/** Whether it limits more than the version that was taken did, and is that version. */
function isTighterReading(person: Person, observed: LimitFact): boolean {
  const { type, meta, exclusion, restriction, wholeCase, until } = observed;
  if (lastVersion(person, meta, 'limits') !== meta.sourceVersion) return false;
  if (wholeCase) {
    const known = foldLimits(person.exclusion, person.restriction);
    return isTighter(foldLimits(exclusion, restriction), known);
  }
  if (type === 'AccessLimitLifted') return false;
  const known = person.limits.find(({ record }) => record === recordKey(meta));
  if (known === undefined) return true;
  return known.until !== null && (until === null || until > known.until);
}
