import { readWrittenTime, type TimeFault, type TimeForms, type WrittenTime } from '@iom/domain';

const MICROS_PER_HOUR = 3_600_000_000;
const FORMS: TimeForms = {
  iso: /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?\s*(Z)?(?:([+-])(\d{2}):?(\d{2})?)?(?:\[([\w/+-]+)\])?$/i,
  java: /^[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d{1,2}) (\d{2}):(\d{2}):(\d{2}) (?:([A-Z]{3,5})|GMT([+-])(\d{2}):(\d{2})) (\d{4})$/,
  ahead: new Map([
    ['GMT', 0],
    ['UTC', 0],
    ['WET', 0],
    ['BST', MICROS_PER_HOUR],
    ['WEST', MICROS_PER_HOUR],
    ['CET', MICROS_PER_HOUR],
    ['CEST', 2 * MICROS_PER_HOUR],
  ]),
};

/**
 * Reads the times that real messages hold: ISO 8601 with an offset, with a zone's name after it, with both a Z and an offset,
 * without any, and what Java prints for a Date. An offset that is written counts, also when it is not that of the season;
 * without one, the time is the United Kingdom's. A zone of a name that could mean several is no time.
 */
export function readMessageTime(value: string): WrittenTime | TimeFault {
  return readWrittenTime(value, FORMS);
}
