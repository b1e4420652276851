import { type Day, type Micros, momentOf, type WallMicros } from '@iom/domain';
import { isYetToCome } from '../reading/fact-time.js';
import type { Fault } from '../reading/fault.js';
import { dayOfWall, textOfWall } from '../reading/wall-time.js';
import type { Context } from '../source-record.js';

const MICROS_PER_DAY = 86_400_000_000;

/** When a contact is or was. */
export interface ContactTime {
  readonly day: Day;
  /** null: the source gives a day only. */
  readonly start: Micros | null;
  /** The start, or the midnight with which the day began. */
  readonly at: Micros;
  readonly text: string;
  readonly note: 'date-only' | 'time-assumed-summer' | null;
}

/** The columns in which a day and a time of day come. */
export interface TimeColumns {
  readonly date: string;
  readonly time: string;
}

const OF_CONTACT: TimeColumns = { date: 'CONTACT_DATE', time: 'CONTACT_START_TIME' };

/** The day and the time of day come in two columns; the date part of the second means nothing, and may be 1970-01-01. */
export function contactTimeOf(
  date: WallMicros,
  startTime: WallMicros | null,
  columns: TimeColumns = OF_CONTACT,
): ContactTime | Fault {
  const midnight = date - sinceMidnight(date);
  const day = dayOfWall(date);
  if (startTime === null) {
    const moment = momentOf(midnight);
    if (moment === undefined) return { reason: 'IMPOSSIBLE_DATE', fieldPath: columns.date };
    return { day, start: null, at: moment.at, text: day, note: 'date-only' };
  }
  const wall = midnight + sinceMidnight(startTime);
  const moment = momentOf(wall);
  if (moment === undefined) return { reason: 'IMPOSSIBLE_DATE', fieldPath: columns.time };
  return {
    day,
    start: moment.at,
    at: moment.at,
    text: textOfWall(wall),
    note: moment.isAssumed ? 'time-assumed-summer' : null,
  };
}

/** A column that as a rule holds a day, and sometimes its time as well. */
export function timeOfColumn(wall: WallMicros, column: string): ContactTime | Fault {
  const time = sinceMidnight(wall) === 0 ? null : wall;
  return contactTimeOf(wall, time, { date: column, time: column });
}

/** Nothing but the day: all that is told of an agency's appointment. */
export function dayAlone(date: WallMicros): ContactTime | Fault {
  return contactTimeOf(date, null);
}

/** The time of what is said to have happened; one that is yet to come cannot be it. */
export function happenedAt(
  time: ContactTime | Fault,
  fieldPath: string,
  { observedAt }: Context,
): ContactTime | Fault {
  const isAhead = !('reason' in time) && isYetToCome(time.at, observedAt);
  return isAhead ? { reason: 'IMPOSSIBLE_DATE', fieldPath } : time;
}

function sinceMidnight(wall: WallMicros): number {
  return ((wall % MICROS_PER_DAY) + MICROS_PER_DAY) % MICROS_PER_DAY;
}
