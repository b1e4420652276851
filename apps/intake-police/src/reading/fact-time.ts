import { type Micros, MICROS_PER_DAY } from '@iom/domain';

/** Whether a time lies ahead of the one at which its record was read. Clocks differ: so within a day it does not. */
export function isYetToCome(at: Micros, observedAt: Micros): boolean {
  return at > observedAt + MICROS_PER_DAY;
}

// The first of January began an hour early: all that year the United Kingdom kept summer time.
const FROM = Date.UTC(1969, 11, 31, 23) * 1_000;
const UNTIL = Date.UTC(1971, 0) * 1_000;

/** Whether a time lies in 1970, as nothing that is told here does: it is what a system makes of a time that it does not have. */
export function isOf1970(at: Micros): boolean {
  return at >= FROM && at < UNTIL;
}
