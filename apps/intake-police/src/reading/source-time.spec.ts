import { isoOf } from '@iom/domain';
import { readDay, readMoment, readTime } from './source-time.js';

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
    ['2026-01-14T21:40:11.1234567Z', '2026-01-14T21:40:11.123456Z'],
    ['2026-01-14T21:40:11.5Z', '2026-01-14T21:40:11.500Z'],
    ['2028-02-29T00:00:00Z', '2028-02-29T00:00:00.000Z'],
    ['2026-06-14T21:40:11.362Z+01:00', '2026-06-14T20:40:11.362Z'],
    ['2026-06-14T21:40:11+01:00[Europe/London]', '2026-06-14T20:40:11.000Z'],
    ['2026-06-14T21:40:11Z[Europe/London]', '2026-06-14T21:40:11.000Z'],
    ['2026-06-14T21:40:11+0100', '2026-06-14T20:40:11.000Z'],
    ['2026-06-14T21:40:11+01', '2026-06-14T20:40:11.000Z'],
    ['2026-06-1T10:00:00+01:00', '2026-06-01T09:00:00.000Z'],
    ['2026-6-1T10:00:00+01:00', '2026-06-01T09:00:00.000Z'],
    ['2026-01-14T10:00:00+01:00', '2026-01-14T09:00:00.000Z'],
    ['2026-06-14 21:40:11z', '2026-06-14T21:40:11.000Z'],
    ['Sun Jun 14 21:40:11 BST 2026', '2026-06-14T20:40:11.000Z'],
    ['Wed Jan 14 21:40:11 GMT 2026', '2026-01-14T21:40:11.000Z'],
    ['Wed Jan 14 21:40:11 GMT+02:00 2026', '2026-01-14T19:40:11.000Z'],
  ])('%s is %s, and nothing was assumed', (text, utc) => {
    expect(utcOf(text)).toBe(utc);
    expect(readTime(text)).toMatchObject({ note: null });
  });

  it.each([
    ['2026-06-14T21:40:11', '2026-06-14T20:40:11.000Z', 'zone-assumed-uk'],
    ['2026-01-14T21:40', '2026-01-14T21:40:00.000Z', 'zone-assumed-uk'],
    ['2026-10-25T01:30:00', '2026-10-25T00:30:00.000Z', 'time-assumed-summer'],
  ])('%s without a zone is %s, and says: %s', (text, utc, note) => {
    expect(utcOf(text)).toBe(utc);
    expect(readTime(text)).toMatchObject({ note });
  });

  it.each([
    '2026-02-29T10:00:00+00:00',
    '2026-13-01T10:00:00+00:00',
    '2026-06-31T10:00:00+01:00',
    '2026-06-14T25:00:00+01:00',
    '2026-06-14T10:61:00+01:00',
    '2026-06-14T10:00:00+19:00',
    '2026-03-29T01:30:00',
    'Sat Feb 30 21:40:11 GMT 2026',
    '0001-01-01T00:00:00Z',
    '9999-12-31T23:59:59Z',
  ])('%s is impossible, and not some other moment', (text) => {
    expect(readTime(text)).toBe('IMPOSSIBLE_DATE');
  });

  it.each(['yesterday', '', '2026-06-14', '14/06/2026 21:40', 'Sun Jun 14 21:40:11 IST 2026'])(
    '"%s" could be read in more ways than one, or in none',
    (text) => {
      expect(readTime(text)).toBe('WRONG_SHAPE');
    },
  );

  it('keeps the text as it was written', () => {
    expect(readTime(' 2026-06-14T21:40:11+01:00 ')).toMatchObject({
      text: '2026-06-14T21:40:11+01:00',
    });
  });
});

describe('a moment that may be a day', () => {
  it('begins with the day in the United Kingdom, and says that there was no more', () => {
    expect(readMoment('2026-06-14')).toEqual({
      at: Date.UTC(2026, 5, 13, 23) * 1_000,
      text: '2026-06-14',
      note: 'date-only',
    });
  });
});

describe('a day of a force', () => {
  it.each([
    ['1991-02-03', '1991-02-03'],
    ['1991-2-3', '1991-02-03'],
    ['1991-06-03T00:00:00+01:00', '1991-06-03'],
    ['1991-06-03T00:00:00', '1991-06-03'],
    ['1970-06-03', '1970-06-03'],
    ['1851-02-03', '1851-02-03'],
  ])('%s is %s', (text, day) => {
    expect(readDay(text)).toEqual({ day });
  });

  it('that does not exist is impossible, and a day in words is none', () => {
    expect(readDay('1991-02-30')).toBe('IMPOSSIBLE_DATE');
    expect(readDay('3 Feb 1991')).toBe('WRONG_SHAPE');
  });
});
