import { dayOfWeek, HOUR, MINUTE, type Wall } from './calendar.js';
import { isEverNominal, type FeedPerson } from './person.js';
import { randomOf } from './random.js';

/** A visit that police and probation make together: each side writes it down, each with its own watch. */
export interface JointVisit {
  /** Midnight of its day. */
  readonly day: Wall;
  readonly probationStart: number;
  readonly policeStart: number;
}

const SHARE = 0.06;

/** Both sides ask this, and are told the same. */
export function jointVisitOf(
  seed: string,
  person: FeedPerson,
  week: number,
): JointVisit | undefined {
  if (!isEverNominal(person) || !person.delius || person.niche.length === 0) return undefined;
  const random = randomOf(seed, 'joint', person.index, week);
  if (!random.chance(SHARE)) return undefined;
  const probationStart = random.between(10, 16) * HOUR;
  return {
    day: dayOfWeek(week, random.between(1, 2)),
    probationStart,
    policeStart: probationStart + random.between(-15, 20) * MINUTE,
  };
}
