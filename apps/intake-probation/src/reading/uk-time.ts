import type { Micros } from '@iom/domain';

const MICROS_PER_MINUTE = 60_000_000;
const TWO_HOURS = 120 * MICROS_PER_MINUTE;

const OFFSET = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/London',
  timeZoneName: 'longOffset',
});

/**
 * Wall time of the United Kingdom: microseconds of what the clock on the wall shows, written as if it were UTC. nDelius
 * stores all its times so.
 */
export type WallMicros = number;

/** The instant of a wall time. `isAssumed`: the hour occurs twice that night, and summer time was taken. */
export interface WallMoment {
  readonly at: Micros;
  readonly isAssumed: boolean;
}

/** undefined: the clocks went forward over it, so there was no such time. */
export function momentOf(wall: WallMicros): WallMoment | undefined {
  const offsets = new Set([wall - TWO_HOURS, wall, wall + TWO_HOURS].map(offsetAt));
  const moments = [...offsets]
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

function offsetAt(at: Micros): number {
  const parts = OFFSET.formatToParts(new Date(Math.floor(at / 1_000)));
  const name = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'GMT';
  const [, sign, hours = '0', minutes = '0'] = /([+-])(\d{2}):(\d{2})/.exec(name) ?? [];
  const ahead = (Number(hours) * 60 + Number(minutes)) * MICROS_PER_MINUTE;
  return sign === '-' ? -ahead : ahead;
}
