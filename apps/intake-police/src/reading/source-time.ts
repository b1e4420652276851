import type { Micros } from '@iom/domain';
import { isPlausible, microsAhead, microsOf, microsOfIso } from './calendar.js';
import { dayOfWall, momentOf, wallOf } from './uk-time.js';

/** Date, time of day, and then a Z, an offset, both, the name of a zone, or nothing. */
const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z)?(?:([+-])(\d{2}):?(\d{2})?)?(?:\[([\w/+-]+)\])?)?$/i;
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;
const JAVA =
  /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (?:([A-Z]{3,4})|GMT([+-])(\d{2}):(\d{2})) (\d{4})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Names of zones after a time. Any other means that the clock of this record is not one of the United Kingdom. */
const NAMED_UTC: ReadonlySet<string> = new Set(['UTC', 'GMT']);
const NAMED: ReadonlySet<string> = new Set([...NAMED_UTC, 'EUROPE/LONDON']);
/** Names of zones that mean one thing to whoever writes here, in microseconds ahead of UTC; IST, for one, means three. */
const AHEAD: ReadonlyMap<string, number> = new Map([
  ['GMT', 0],
  ['UTC', 0],
  ['BST', 3_600_000_000],
]);

export type TimeFault = 'WRONG_SHAPE' | 'IMPOSSIBLE_DATE';

/** What had to be assumed of a time: it goes into `meta.quality.note`. */
export type TimeNote = 'date-only' | 'zone-assumed-uk' | 'time-assumed-summer';

/** An instant, how the source wrote it, and what had to be assumed about it. */
export interface SourceTime {
  readonly at: Micros;
  readonly text: string;
  readonly note: TimeNote | null;
}

/** An instant of which the source may not have written anything that can be read. */
export interface Occurred {
  readonly at: Micros;
  readonly text: string | null;
  readonly note: TimeNote | null;
}

/**
 * Reads a date with a time of day, to the microsecond, in every form that records have been seen to hold. An offset that is
 * written counts, also beside a Z and in the wrong season; a time without one is the United Kingdom's. A day or hour that
 * does not exist is impossible, not the next one.
 */
export function readTime(text: string): SourceTime | TimeFault {
  const read = readMoment(text);
  return typeof read === 'object' && read.note === 'date-only' ? 'WRONG_SHAPE' : read;
}

/** The same, or a day alone: the moment is then the midnight with which the day began in the United Kingdom. */
export function readMoment(text: string): SourceTime | TimeFault {
  const trimmed = text.trim();
  return readIso(trimmed) ?? readJava(trimmed) ?? 'WRONG_SHAPE';
}

/** Reads a day; of a date with a time of day, the day that it was in the United Kingdom. */
export function readDay(text: string): { readonly day: string } | TimeFault {
  const parts = DAY.exec(text);
  // As nearly all are written: it stands as it is.
  if (parts) return microsOfIso(parts) === undefined ? 'IMPOSSIBLE_DATE' : { day: text };
  const read = readMoment(text);
  return typeof read === 'object' ? { day: dayOfWall(wallOf(read.at)) } : read;
}

function readIso(text: string): SourceTime | TimeFault | undefined {
  const parts = ISO.exec(text);
  if (!parts) return undefined;
  const written = microsOfIso(parts);
  if (written === undefined) return 'IMPOSSIBLE_DATE';
  const [, , , , hour, , , , zulu, sign, hours = '0', minutes = '0', named] = parts;
  const zone = named?.toUpperCase();
  if (zone !== undefined && !NAMED.has(zone)) return 'IMPOSSIBLE_DATE';
  if (sign) return atOffset(written, microsAhead(sign, hours, minutes), text);
  const isUtc = zone !== undefined && NAMED_UTC.has(zone);
  if (zulu || isUtc) return atOffset(written, 0, text);
  return onTheWall(written, text, hour === undefined ? 'date-only' : 'zone-assumed-uk');
}

/** As Java prints a Date: `Sun Jun 14 21:40:11 BST 2026`. */
function readJava(text: string): SourceTime | TimeFault | undefined {
  const parts = JAVA.exec(text);
  if (!parts) return undefined;
  const [, month = '', day, hour, minute, second, zone, sign = '', hours = '', minutes = '', year] =
    parts;
  const written = microsOf({
    year: Number(year),
    month: MONTHS.indexOf(month) + 1,
    day: Number(day),
    hour: Number(hour),
    minute: Number(minute),
    second: Number(second),
    micros: 0,
  });
  if (written === undefined) return 'IMPOSSIBLE_DATE';
  if (zone === undefined) return atOffset(written, microsAhead(sign, hours, minutes), text);
  const ahead = AHEAD.get(zone);
  return ahead === undefined ? 'WRONG_SHAPE' : atOffset(written, ahead, text);
}

function atOffset(
  written: number,
  ahead: number | undefined,
  text: string,
): SourceTime | TimeFault {
  if (ahead === undefined) return 'IMPOSSIBLE_DATE';
  const at = written - ahead;
  return isPlausible(at) ? { at, text, note: null } : 'IMPOSSIBLE_DATE';
}

function onTheWall(
  written: number,
  text: string,
  note: 'date-only' | 'zone-assumed-uk',
): SourceTime | TimeFault {
  const moment = momentOf(written);
  if (moment === undefined) return 'IMPOSSIBLE_DATE';
  return { at: moment.at, text, note: moment.isAssumed ? 'time-assumed-summer' : note };
}
