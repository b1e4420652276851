import {
  dayOfWeek,
  dayText,
  FIRST_MONDAY,
  HOUR,
  instantOf,
  javaText,
  offsetText,
} from './calendar.js';

describe('the calendar of a feed', () => {
  it('begins on a Monday in summer', () => {
    expect(javaText(FIRST_MONDAY)).toBe('Mon Jun 01 00:00:00 BST 2026');
    expect(dayText(dayOfWeek(2, 4))).toBe('2026-06-12');
  });

  it('is an hour ahead of UTC in summer, and level with it in winter', () => {
    expect(offsetText(Date.UTC(2026, 5, 14, 21, 40, 11))).toBe('2026-06-14T21:40:11+01:00');
    expect(new Date(instantOf(Date.UTC(2026, 5, 14, 21, 40, 11))).toISOString()).toBe(
      '2026-06-14T20:40:11.000Z',
    );
    expect(javaText(Date.UTC(2026, 11, 9, 8, 5))).toBe('Wed Dec 09 08:05:00 GMT 2026');
  });

  it('changes its clocks on the last Sundays of March and October', () => {
    expect(offsetText(Date.UTC(2026, 2, 29, 0, 59))).toMatch(/\+00:00$/);
    expect(offsetText(Date.UTC(2026, 2, 29, 2))).toMatch(/\+01:00$/);
    expect(offsetText(Date.UTC(2026, 9, 25, 0, 30))).toMatch(/\+01:00$/);
    expect(offsetText(Date.UTC(2026, 9, 25) + 2 * HOUR)).toMatch(/\+00:00$/);
  });
});
