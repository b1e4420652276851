import type { Micros } from '@iom/domain';
import { isPlausible, microsAhead, microsOf, microsOfIso } from './calendar.js';
import { momentOf } from './uk-time.js';
import type { TimeFault } from './wall-time.js';

/** A time in a message, and what had to be assumed about it. */
export interface MessageTime {
  readonly at: Micros;
  readonly text: string;
  readonly note: 'date-only' | 'zone-assumed-uk' | 'time-assumed-summer' | null;
}

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z)?(?:([+-])(\d{2}):?(\d{2})?)?(?:\[([\w/+-]+)\])?$/i;
const JAVA =
  /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (?:([A-Z]{3,5})|GMT([+-])(\d{2}):(\d{2})) (\d{4})$/;
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const MICROS_PER_HOUR = 3_600_000_000;
/** Names of zones after a time. Any other means that the clock of this record is not one of the United Kingdom. */
const NAMED_UTC: ReadonlySet<string> = new Set(['UTC', 'GMT']);
const NAMED: ReadonlySet<string> = new Set([...NAMED_UTC, 'EUROPE/LONDON']);
/** Names of zones that mean one thing to whoever writes here; IST, for one, means three. */
const AHEAD: ReadonlyMap<string, number> = new Map([
  ['GMT', 0],
  ['UTC', 0],
  ['WET', 0],
  ['BST', MICROS_PER_HOUR],
  ['WEST', MICROS_PER_HOUR],
  ['CET', MICROS_PER_HOUR],
  ['CEST', 2 * MICROS_PER_HOUR],
]);

/**
 * Reads the times that real messages hold: ISO 8601 with an offset, with a zone's name after it, with both a Z and an offset,
 * without any, and what Java prints for a Date. An offset that is written counts, also when it is not that of the season;
 * without one, the time is the United Kingdom's. A zone of a name that could mean several is no time.
 */
export function readMessageTime(value: string): MessageTime | TimeFault {
  const text = value.trim();
  return readIso(text) ?? readJava(text) ?? 'WRONG_SHAPE';
}

function readIso(text: string): MessageTime | TimeFault | undefined {
  const parts = ISO.exec(text);
  if (!parts) return undefined;
  const written = microsOfIso(parts);
  if (written === undefined) return 'IMPOSSIBLE_DATE';
  const [sign, hours = '0', minutes = '0', named] = parts.slice(9);
  const zone = named?.toUpperCase();
  if (zone !== undefined && !NAMED.has(zone)) return 'IMPOSSIBLE_DATE';
  if (sign) return atOffset(written, microsAhead(sign, hours, minutes), text);
  const isUtc = zone !== undefined && NAMED_UTC.has(zone) && parts[4] !== undefined;
  if (parts[8] || isUtc) return atOffset(written, 0, text);
  return onTheWall(written, text, parts[4] === undefined ? 'date-only' : 'zone-assumed-uk');
}

function readJava(text: string): MessageTime | TimeFault | undefined {
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
): MessageTime | TimeFault {
  if (ahead === undefined) return 'IMPOSSIBLE_DATE';
  const at = written - ahead;
  return isPlausible(at) ? { at, text, note: null } : 'IMPOSSIBLE_DATE';
}

function onTheWall(
  written: number,
  text: string,
  note: 'date-only' | 'zone-assumed-uk',
): MessageTime | TimeFault {
  const moment = momentOf(written);
  if (moment === undefined) return 'IMPOSSIBLE_DATE';
  return { at: moment.at, text, note: moment.isAssumed ? 'time-assumed-summer' : note };
}
