/** Beyond these a date is a slip of the pen, and microseconds would not fit a double. */
const FIRST_YEAR = 1850;
const LAST_YEAR = 2200;
const MICROS_PER_SECOND = 1_000_000;
const MICROS_PER_MINUTE = 60 * MICROS_PER_SECOND;
const EARLIEST = Date.UTC(FIRST_YEAR, 0) * 1_000;
const TOO_LATE = Date.UTC(LAST_YEAR + 1, 0) * 1_000;

/** A date and time in figures, before it is known where in the world. */
export interface Figures {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly micros: number;
}

/** The figures as microseconds, read as if they were UTC; undefined when there is no such day or time of day. */
export function microsOf(figures: Figures): number | undefined {
  const { year, month, day, hour, minute, second, micros } = figures;
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  if (hour > 23 || minute > 59 || second > 59) return undefined;
  const date = new Date(Date.UTC(year, month - 1, day, hour, minute, second));
  if (date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day) return undefined;
  return (date.getTime() / 1_000) * MICROS_PER_SECOND + micros;
}

/** Whether microseconds, read as if they were UTC, lie in years that a record can be about. */
export function isPlausibleTime(micros: number): boolean {
  return micros >= EARLIEST && micros < TOO_LATE;
}

/** How far a zone is ahead of UTC by its offset as written; undefined: no zone is so far away. */
export function microsAhead(sign: string, hours: string, minutes: string): number | undefined {
  if (Number(hours) > 14 || Number(minutes) > 59) return undefined;
  const ahead = (Number(hours) * 60 + Number(minutes)) * MICROS_PER_MINUTE;
  return sign === '-' ? -ahead : ahead;
}

/** Microseconds of a fraction of a second as written; what is finer is dropped. */
function microsOfFraction(digits: string | undefined): number {
  return Number((digits ?? '').padEnd(6, '0').slice(0, 6));
}

/**
 * The time that ISO 8601 figures name, without regard to a zone: the groups 1 to 7 of a match are year, month, day and, where
 * they are written, hour, minute, second and fraction. undefined: no calendar has it.
 */
export function microsOfIso(parts: RegExpExecArray): number | undefined {
  return microsOf({
    year: Number(parts[1]),
    month: Number(parts[2]),
    day: Number(parts[3]),
    hour: Number(parts[4] ?? 0),
    minute: Number(parts[5] ?? 0),
    second: Number(parts[6] ?? 0),
    micros: microsOfFraction(parts[7]),
  });
}
