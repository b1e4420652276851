import { type Micros, MICROS_PER_DAY } from '@iom/domain';

/**
 * Whether a time lies ahead of the one at which its record was read. Clocks differ, and a day alone begins at midnight: so
 * within a day it does not.
 */
export function isYetToCome(at: Micros, observedAt: Micros): boolean {
  return at > observedAt + MICROS_PER_DAY;
}

const FROM = Date.UTC(1970, 0) * 1_000;
const UNTIL = Date.UTC(1971, 0) * 1_000;

/** Whether a time lies in 1970, as nothing that is told here does: it is zero, or seconds or days that pass for milliseconds. */
export function isOf1970(micros: number): boolean {
  return micros >= FROM && micros < UNTIL;
}
