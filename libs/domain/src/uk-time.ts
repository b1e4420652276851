import type { Micros } from './time.js';

const MICROS_PER_MINUTE = 60_000_000;
const MICROS_PER_HOUR = 60 * MICROS_PER_MINUTE;
const TWO_HOURS = 2 * MICROS_PER_HOUR;
const MOST_KNOWN = 50_000;
const knownOffsets = new Map<number, number>();

const OFFSET = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  timeZoneName: 'longOffset',
});

/**
 * Wall time of the United Kingdom: microseconds of what the clock on the wall shows, written as if it were UTC. nDelius
 * stores all its times so, and a time of a force or a message without a zone is one.
 */
export type WallMicros = number;

/** The instant of a wall time. `isAssumed`: the hour occurs twice that night, and summer time was taken. */
export interface WallMoment {
  readonly at: Micros;
  readonly isAssumed: boolean;
}

/** undefined: the clocks went forward over it, so there was no such time. */
export function momentOf(wall: WallMicros): WallMoment | undefined {
  const before = offsetAt(wall - TWO_HOURS);
  const after = offsetAt(wall + TWO_HOURS);
  // But for a few hours of the year the clocks are changed neither before nor after.
  if (before === after) return { at: wall - before, isAssumed: false };
  const moments = [...new Set([before, offsetAt(wall), after])]
    .filter((offset) => offsetAt(wall - offset) === offset)
    .map((offset) => wall - offset)
    .toSorted((a, b) => a - b);
  const [summer] = moments;
  return summer === undefined ? undefined : { at: summer, isAssumed: moments.length > 1 };
}

/** What the clock on the wall showed. */
export function wallOf(at: Micros): WallMicros {
  return at + offsetAt(at);
}

/** How far the wall is ahead of UTC. Asking the calendar costs more than all the rest of a record, so answers are kept. */
function offsetAt(at: Micros): number {
  const hour = Math.floor(at / MICROS_PER_HOUR);
  const known = knownOffsets.get(hour);
  if (known !== undefined) return known;
  const offset = calendarOffsetIn(hour);
  if (knownOffsets.size >= MOST_KNOWN) knownOffsets.clear();
  knownOffsets.set(hour, offset);
  return offset;
}

/** The clocks have only ever been changed on the hour of UTC, so one moment of an hour speaks for all of it. */
function calendarOffsetIn(hour: number): number {
  const parts = OFFSET.formatToParts(new Date((hour * MICROS_PER_HOUR) / 1_000));
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * MICROS_PER_MINUTE;
  return sign === '-' ? -ahead : ahead;
}
