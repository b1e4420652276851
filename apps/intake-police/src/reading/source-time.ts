import type { Micros } from '@iom/domain';

const SHAPE =
  /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?(?:Z|([+-])(\d{2}):(\d{2}))$/;
/** A date and time that is written in figures, whatever is wrong with it. */
const FIGURES = /^\d{4}-\d{1,2}-\d{1,2}(?:T[\d:.]*)?(?:Z|[+-]\d{2}:?\d{2})?$/;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const DAY_FIGURES = /^\d{4}-\d{1,2}-\d{1,2}$/;
/** Beyond these a date is a slip of the pen, and microseconds would not fit a double. */
const FIRST_YEAR = 1850;
const LAST_YEAR = 2200;

export type TimeFault = 'WRONG_SHAPE' | 'IMPOSSIBLE_DATE';

/** An instant, and how the source wrote it. */
export interface SourceTime {
  readonly at: Micros;
  readonly text: string;
}

/** An instant of which the source may not have written anything that can be read. */
export interface Occurred {
  readonly at: Micros;
  readonly text: string | null;
}

/** Reads ISO 8601 with an offset, to the microsecond. A day or hour that does not exist is impossible, not the next one. */
export function readTime(text: string): SourceTime | TimeFault {
  const parts = SHAPE.exec(text);
  if (!parts) return FIGURES.test(text) && hasOffset(text) ? 'IMPOSSIBLE_DATE' : 'WRONG_SHAPE';
  const [, year, month, day, hour, minute, second = '0', fraction = ''] = parts;
  const [sign, offsetHours = '0', offsetMinutes = '0'] = parts.slice(8);
  const isClock = Number(hour) < 24 && Number(minute) < 60 && Number(second) < 60;
  const isOffset = Number(offsetHours) < 15 && Number(offsetMinutes) < 60;
  const midnight = midnightOf(Number(year), Number(month), Number(day));
  if (midnight === undefined || !isClock || !isOffset) return 'IMPOSSIBLE_DATE';
  const seconds = Number(hour) * 3_600 + Number(minute) * 60 + Number(second);
  const ahead = Number(offsetHours) * 3_600 + Number(offsetMinutes) * 60;
  const utc = midnight / 1_000 + seconds - (sign === '-' ? -ahead : ahead);
  return { at: utc * 1_000_000 + Number(fraction.padEnd(6, '0').slice(0, 6)), text };
}

/** Reads `YYYY-MM-DD`; answers it as it stands. */
export function readDay(text: string): { readonly day: string } | TimeFault {
  const parts = DAY.exec(text);
  if (!parts) return DAY_FIGURES.test(text) ? 'IMPOSSIBLE_DATE' : 'WRONG_SHAPE';
  const exists = midnightOf(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== undefined;
  return exists ? { day: text } : 'IMPOSSIBLE_DATE';
}

function hasOffset(text: string): boolean {
  return /(?:Z|[+-]\d{2}:\d{2})$/.test(text);
}

/** Epoch milliseconds of a day's first moment in UTC; undefined when there is no such day. */
function midnightOf(year: number, month: number, day: number): number | undefined {
  if (year < FIRST_YEAR || year > LAST_YEAR) return undefined;
  const ms = Date.UTC(year, month - 1, day);
  const date = new Date(ms);
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day ? ms : undefined;
}
