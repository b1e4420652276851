import * as fc from 'fast-check';
import { isoOf, ukDayOf } from './time.js';

const CALENDAR = new Intl.DateTimeFormat('en-CA', {
  timeZone: 'Europe/London',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});
const calendarDayOf = (micros: number) => CALENDAR.format(new Date(Math.floor(micros / 1_000)));

const dayAt = (text: string) => ukDayOf(Date.parse(text) * 1_000);

const micros = (from: Date, to: Date) =>
  fc.integer({ min: from.getTime() * 1_000, max: to.getTime() * 1_000 });

describe('the day in the United Kingdom', () => {
  it('begins at midnight in winter and an hour before it in summer', () => {
    expect(dayAt('2026-01-15T23:59:59.999Z')).toBe('2026-01-15');
    expect(dayAt('2026-01-16T00:00:00Z')).toBe('2026-01-16');
    expect(dayAt('2026-06-15T22:59:59.999Z')).toBe('2026-06-15');
    expect(dayAt('2026-06-15T23:00:00Z')).toBe('2026-06-16');
  });

  it('is that of the calendar at any moment, and so is every moment around it, in whatever order they are asked for', () => {
    const anyTime = micros(new Date(Date.UTC(1800, 0)), new Date(Date.UTC(2255, 0)));
    const near = fc.integer({ min: -7_200_000_000, max: 7_200_000_000 });
    fc.assert(
      fc.property(anyTime, fc.array(near, { maxLength: 8 }), (moment, around) => {
        for (const each of [0, ...around].map((away) => moment + away)) {
          expect(ukDayOf(each)).toBe(calendarDayOf(each));
        }
      }),
      { numRuns: 2_000 },
    );
  });

  it('is that of the calendar at both ends of every hour, in the years in which the clocks did something new', () => {
    const wrong: string[] = [];
    for (const year of [1847, 1916, 1941, 1947, 1968, 1971, 1995, 2026]) {
      for (let hour = Date.UTC(year, 0); hour < Date.UTC(year + 1, 0); hour += 3_600_000) {
        for (const moment of [hour * 1_000, hour * 1_000 + 3_599_999_999]) {
          if (ukDayOf(moment) !== calendarDayOf(moment)) wrong.push(isoOf(moment));
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  it('does not exist at a moment that does not', () => {
    expect(() => ukDayOf(Number.NaN)).toThrow(RangeError);
  });
});
