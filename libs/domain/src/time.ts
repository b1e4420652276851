/**
 * An instant: microseconds since 1970-01-01T00:00:00Z. Exact in a double, and as Avro here writes it, from the year 1828 to
 * 2255; whoever reads times of other systems refuses earlier ones as impossible.
 */
export type Micros = number;

/** A calendar day in the United Kingdom, `YYYY-MM-DD`. */
export type Day = string;

export const MICROS_PER_MS = 1_000;
export const MICROS_PER_DAY = 86_400_000_000;

/** ISO 8601 UTC text of an instant, to the microsecond when it has any. */
export function isoOf(instant: Micros): string {
  const ms = Math.floor(instant / MICROS_PER_MS);
  const rest = instant - ms * MICROS_PER_MS;
  const text = new Date(ms).toISOString();
  return rest === 0 ? text : `${text.slice(0, -1)}${String(rest).padStart(3, '0')}Z`;
}

const UK_DAY = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

const MICROS_PER_HOUR = 3_600_000_000;
/** Until 1 December 1847 clocks in London were 75 seconds behind UTC, and a day began within an hour. */
const FIRST_WHOLE_HOUR = Date.UTC(1847, 11, 2) / 3_600_000;
const MOST_KNOWN = 50_000;
const knownDays = new Map<number, Day>();

/** The day it is in the United Kingdom at that instant. */
export function ukDayOf(instant: Micros): Day {
  const hour = Math.floor(instant / MICROS_PER_HOUR);
  return knownDays.get(hour) ?? learnDay(hour, instant);
}

/** Asking the calendar costs more than reading a whole record, and a day never begins within an hour: so answers are kept. */
function learnDay(hour: number, instant: Micros): Day {
  const day = UK_DAY.format(new Date(Math.floor(instant / MICROS_PER_MS)));
  if (hour < FIRST_WHOLE_HOUR) return day;
  if (knownDays.size >= MOST_KNOWN) knownDays.clear();
  knownDays.set(hour, day);
  return day;
}
