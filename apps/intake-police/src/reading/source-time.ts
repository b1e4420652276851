import {
  type Micros,
  microsOfIso,
  readWrittenTime,
  type TimeFault,
  type TimeForms,
  type TimeNote,
  ukDayOf,
  type WrittenTime,
} from '@iom/domain';

const FORMS: TimeForms = {
  // Date, time of day, and then a Z, an offset, both, the name of a zone, or nothing.
  iso: /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?\s*(Z)?(?:([+-])(\d{2}):?(\d{2})?)?(?:\[([\w/+-]+)\])?)?$/i,
  java: /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (?:([A-Z]{3,4})|GMT([+-])(\d{2}):(\d{2})) (\d{4})$/,
  ahead: new Map([
    ['GMT', 0],
    ['UTC', 0],
    ['BST', 3_600_000_000],
  ]),
};
const DAY = /^(\d{4})-(\d{2})-(\d{2})$/;

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
export function readTime(text: string): WrittenTime | TimeFault {
  const read = readMoment(text);
  return typeof read === 'object' && read.note === 'date-only' ? 'WRONG_SHAPE' : read;
}

/** The same, or a day alone: the moment is then the midnight with which the day began in the United Kingdom. */
export function readMoment(text: string): WrittenTime | TimeFault {
  return readWrittenTime(text, FORMS);
}

/** Reads a day; of a date with a time of day, the day that it was in the United Kingdom. */
export function readDay(text: string): { readonly day: string } | TimeFault {
  const parts = DAY.exec(text);
  // As nearly all are written: it stands as it is.
  if (parts) return microsOfIso(parts) === undefined ? 'IMPOSSIBLE_DATE' : { day: text };
  const read = readMoment(text);
  return typeof read === 'object' ? { day: ukDayOf(read.at) } : read;
}
