import { isPlausibleTime, microsAhead, microsOf, microsOfIso } from './calendar.js';
import type { Micros } from './time.js';
import { momentOf } from './uk-time.js';

export type TimeFault = 'WRONG_SHAPE' | 'IMPOSSIBLE_DATE';

/** What had to be assumed of a time: it goes into `meta.quality.note`. */
export type TimeNote = 'date-only' | 'zone-assumed-uk' | 'time-assumed-summer';

/** An instant, how a source wrote it, and what had to be assumed about it. */
export interface WrittenTime {
  readonly at: Micros;
  readonly text: string;
  readonly note: TimeNote | null;
}

/** How the systems of one side write their times. */
export interface TimeForms {
  /**
   * Groups: year, month, day, hour, minute, second, fraction, Z, sign, hours and minutes of an offset, name of a zone. All
   * behind the day may be missing.
   */
  readonly iso: RegExp;
  /**
   * What Java prints for a Date, `Sun Jun 14 21:40:11 BST 2026`. Groups: month, day, hour, minute, second, zone or else sign,
   * hours and minutes of an offset, year.
   */
  readonly java: RegExp;
  /** Abbreviated zones that mean one thing to whoever writes here, in microseconds ahead of UTC; IST, for one, means three. */
  readonly ahead: ReadonlyMap<string, number>;
}

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
/** Names of zones after a time. Any other means that the clock of this record is not one of the United Kingdom. */
const NAMED_UTC: ReadonlySet<string> = new Set(['UTC', 'GMT']);
const NAMED: ReadonlySet<string> = new Set([...NAMED_UTC, 'EUROPE/LONDON']);

/**
 * Reads a time to the microsecond. An offset that is written counts, also beside a Z and in the wrong season; a time without
 * one is the United Kingdom's, and a day alone the midnight with which it began there. A day or hour that does not exist is
 * impossible, not the next one, and a zone of a name that could mean several is no time.
 */
export function readWrittenTime(value: string, forms: TimeForms): WrittenTime | TimeFault {
  const text = value.trim();
  return readIso(text, forms) ?? readJava(text, forms) ?? 'WRONG_SHAPE';
}

function readIso(text: string, { iso }: TimeForms): WrittenTime | TimeFault | undefined {
  const parts = iso.exec(text);
  if (!parts) return undefined;
  const written = microsOfIso(parts);
  if (written === undefined) return 'IMPOSSIBLE_DATE';
  const [, , , , hour, , , , zulu, sign, hours = '0', minutes = '0', named] = parts;
  const zone = named?.toUpperCase();
  if (zone !== undefined && !NAMED.has(zone)) return 'IMPOSSIBLE_DATE';
  if (sign) return atOffset(written, microsAhead(sign, hours, minutes), text);
  const isUtc = zone !== undefined && NAMED_UTC.has(zone) && hour !== undefined;
  if (zulu || isUtc) return atOffset(written, 0, text);
  return onTheWall(written, text, hour === undefined ? 'date-only' : 'zone-assumed-uk');
}

function readJava(text: string, forms: TimeForms): WrittenTime | TimeFault | undefined {
  const parts = forms.java.exec(text);
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
  const ahead = forms.ahead.get(zone);
  return ahead === undefined ? 'WRONG_SHAPE' : atOffset(written, ahead, text);
}

function atOffset(
  written: number,
  ahead: number | undefined,
  text: string,
): WrittenTime | TimeFault {
  if (ahead === undefined) return 'IMPOSSIBLE_DATE';
  const at = written - ahead;
  return isPlausibleTime(at) ? { at, text, note: null } : 'IMPOSSIBLE_DATE';
}

function onTheWall(
  written: number,
  text: string,
  note: 'date-only' | 'zone-assumed-uk',
): WrittenTime | TimeFault {
  const moment = momentOf(written);
  if (moment === undefined) return 'IMPOSSIBLE_DATE';
  return { at: moment.at, text, note: moment.isAssumed ? 'time-assumed-summer' : note };
}
