import { dayOfWeek, HOUR, MINUTE, type Wall } from './calendar.js';
import { nominalNumber } from './identifiers.js';
import type { NicheChange } from './niche-line.js';
import type { FeedPerson, NicheRecord } from './person.js';
import type { Random } from './random.js';

/** Somebody's week at one force. */
export interface ForceWeek {
  readonly random: Random;
  readonly person: FeedPerson;
  readonly niche: NicheRecord;
  readonly week: number;
  readonly probationOrg: string;
}

/** What a force writes of one matter in a week; mostly nothing. */
export type PoliceTeller = (week: ForceWeek) => readonly NicheChange[];

/** `AR-2026-000031007`: of each kind there is at most one record of a person in a week. */
export function policeRecordId(prefix: string, { niche, week }: ForceWeek): string {
  return `${prefix}-2026-${`${nominalNumber(niche.nominalId) * 1_000 + week}`.padStart(6, '0')}`;
}

/** Some time of Tuesday or Wednesday, as contacts are: before anything changes on Friday. */
export function someTime({ random, week }: ForceWeek): Wall {
  return dayOfWeek(week, random.between(1, 2)) + random.between(6 * 60, 19 * 60) * MINUTE;
}

/** Written down within the hour. */
export function soonAfter(random: Random, happened: Wall): Wall {
  return happened + random.between(10, 55) * MINUTE;
}

export const NEXT_DAY = 24 * HOUR;
