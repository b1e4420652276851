import { isoOf } from '@iom/domain';
import { readDay, readTime } from './source-time.js';

const utcOf = (text: string) => {
  const read = readTime(text);
  return typeof read === 'object' ? isoOf(read.at) : read;
};

describe('a time of a force', () => {
  it.each([
    ['2026-06-14T21:40:11+01:00', '2026-06-14T20:40:11.000Z'],
    ['2026-06-14T21:40+01:00', '2026-06-14T20:40:00.000Z'],
    ['2026-12-31T23:30:00-02:30', '2027-01-01T02:00:00.000Z'],
    ['2026-01-14T21:40:11.123456789Z', '2026-01-14T21:40:11.123456Z'],
    ['2026-01-14T21:40:11.5Z', '2026-01-14T21:40:11.500Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
  ])('%s is %s', (text, utc) => {
    expect(utcOf(text)).toBe(utc);
  });

  it.each([
    '2026-02-29T10:00:00+00:00',
    '2026-13-01T10:00:00+00:00',
    '2026-06-31T10:00:00+01:00',
    '2026-06-14T25:00:00+01:00',
    '2026-06-14T10:61:00+01:00',
    '2026-6-1T10:00:00+01:00',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])('%s is impossible, and not some other moment', (text) => {
    expect(readTime(text)).toBe('IMPOSSIBLE_DATE');
  });

  it.each(['yesterday', '', '2026-06-14', '2026-06-14T21:40:11', '14/06/2026 21:40'])(
    '"%s" is not in the form that was agreed, an offset included',
    (text) => {
      expect(readTime(text)).toBe('WRONG_SHAPE');
    },
  );

  it('keeps the text as it was written', () => {
    expect(readTime('2026-06-14T21:40:11+01:00')).toMatchObject({
      text: '2026-06-14T21:40:11+01:00',
    });
  });
});

describe('a day of a force', () => {
  it('stands as it is written, when there is such a day', () => {
    expect(readDay('1991-02-03')).toEqual({ day: '1991-02-03' });
    expect(readDay('1991-02-30')).toBe('IMPOSSIBLE_DATE');
    expect(readDay('3 Feb 1991')).toBe('WRONG_SHAPE');
  });
});
