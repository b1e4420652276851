/** An instant: microseconds since 1970-01-01T00:00:00Z. Exact in a double until the year 2255. */
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

/** The day it is in the United Kingdom at that instant. */
export function ukDayOf(instant: Micros): Day {
  return UK_DAY.format(new Date(Math.floor(instant / MICROS_PER_MS)));
}
