import { isoOf, isPlausibleTime, momentOf, wallOf } from '@iom/domain';
import * as fc from 'fast-check';
import { readFlag, readYesNo } from './flag.js';
import { readMessageTime } from './message-time.js';
import { readBirthDate, readTimeOfDay, readWall, textOfWall } from './wall-time.js';
import { readWhole } from './whole-number.js';

/** As the connector writes a NUMBER: unscaled, big-endian two's complement. */
function scaled(value: bigint, scale = 0) {
  let bytes = 1;
  while (BigInt.asIntN(bytes * 8, value) !== value) bytes++;
  const hex = BigInt.asUintN(bytes * 8, value).toString(16);
  return { scale, value: Buffer.from(hex.padStart(bytes * 2, '0'), 'hex').toString('base64') };
}

describe('a number of nDelius', () => {
  it.each([
    [2500343964, '2500343964'],
    ['2500343964', '2500343964'],
    [' 42 ', '42'],
    ['42.0', '42'],
    ['0042', '42'],
    [-7, '-7'],
    ['-7', '-7'],
    [{ scale: 0, value: 'AJUH4Fw=' }, '2500321372'],
    [{ scale: 0, value: '/w==' }, '-1'],
    [{ scale: 2, value: 'ASw=' }, '3'],
    [{ scale: -1, value: 'Aw==' }, '30'],
  ])('%j is %s', (written, text) => {
    expect(readWhole(written)).toBe(text);
  });

  it.each([null, undefined, '', '  '])('%j is no number, and no mistake', (written) => {
    expect(readWhole(written)).toBeNull();
  });

  it.each([
    'forty-two',
    1.5,
    '1.5',
    2 ** 60,
    [],
    {},
    { scale: 0, value: '!' },
    { scale: 1, value: 'Aw==' },
    { value: 'Aw==' },
    true,
  ])('%j is a mistake', (written) => {
    expect(readWhole(written)).toBeUndefined();
  });

  it('is the same in every form in which it can arrive', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }), (value) => {
        expect(readWhole(value.toString())).toBe(value.toString());
        expect(readWhole(scaled(value))).toBe(value.toString());
        expect(readWhole(scaled(value * 100n, 2))).toBe(value.toString());
      }),
    );
  });
});

describe('a flag of nDelius', () => {
  it.each(['Y', 'y', 1, '1', 'TRUE', 'true', true, { scale: 0, value: 'AQ==' }])(
    '%j is set',
    (flag) => {
      expect(readFlag(flag)).toBe(true);
    },
  );

  it.each(['N', 0, '0', 'FALSE', false, { scale: 0, value: 'AA==' }])('%j is not set', (flag) => {
    expect(readFlag(flag)).toBe(false);
  });

  it('that is blank or unreadable is unknown where nothing may be assumed', () => {
    expect([null, '', ' ', undefined, 'maybe', 2].map((flag) => readYesNo(flag))).toEqual(
      Array.from({ length: 6 }, () => 'UNKNOWN'),
    );
    expect(readFlag('maybe')).toBeUndefined();
    expect(readFlag(' ')).toBeNull();
  });
});

const utcOf = (wall: string) => {
  const read = readWall(wall);
  if (read === null || typeof read === 'string') throw new Error(`${wall} cannot be read`);
  const moment = momentOf(read.wall);
  return moment && { at: isoOf(moment.at), isAssumed: moment.isAssumed };
};

describe('the wall clock of the United Kingdom', () => {
  it.each([
    ['2026-06-14T11:00:00', '2026-06-14T10:00:00.000Z', false],
    ['2026-01-14 11:00', '2026-01-14T11:00:00.000Z', false],
    ['2026-03-29T00:59:59', '2026-03-29T00:59:59.000Z', false],
    ['2026-03-29T02:00:00', '2026-03-29T01:00:00.000Z', false],
    ['2026-10-25T00:59:00', '2026-10-24T23:59:00.000Z', false],
    ['2026-10-25T01:30:00', '2026-10-25T00:30:00.000Z', true],
    ['2026-10-25T02:00:00', '2026-10-25T02:00:00.000Z', false],
    ['1969-01-01T12:00:00', '1969-01-01T11:00:00.000Z', false],
  ])('shows %s at %s, hour assumed: %s', (wall, at, isAssumed) => {
    expect(utcOf(wall)).toEqual({ at, isAssumed });
  });

  it('never shows the hour over which it goes forward', () => {
    expect(utcOf('2026-03-29T01:30:00')).toBeUndefined();
  });

  it('shows one time at every moment, and that time leads back to the moment or an hour before', () => {
    const from = Date.UTC(1990, 0, 1) * 1_000;
    const to = Date.UTC(2035, 0, 1) * 1_000;
    fc.assert(
      fc.property(fc.integer({ min: from, max: to }), (at) => {
        const moment = momentOf(wallOf(at));
        expect(moment).toBeDefined();
        const early = at - (moment?.at ?? 0);
        expect(early).toBe(moment?.isAssumed && early !== 0 ? 3_600_000_000 : 0);
      }),
    );
  });
});

describe('a DATE column', () => {
  it.each([
    [Date.UTC(2026, 5, 14, 11), '2026-06-14T11:00:00'],
    [String(Date.UTC(2026, 5, 14, 11)), '2026-06-14T11:00:00'],
    [scaled(BigInt(Date.UTC(2026, 5, 14, 11))), '2026-06-14T11:00:00'],
    ['2026-06-14T11:00:00.000', '2026-06-14T11:00:00'],
    ['2026-06-14', '2026-06-14T00:00:00'],
    ['2026-06-14T10:00:00Z', '2026-06-14T11:00:00'],
    ['2026-06-14T12:00:00+02:00', '2026-06-14T11:00:00'],
    ['1969-12-31T23:00:00', '1969-12-31T23:00:00'],
  ])('%j shows %s on the wall', (written, text) => {
    const read = readWall(written);
    expect(read !== null && typeof read === 'object' && textOfWall(read.wall)).toBe(text);
  });

  it.each([
    '2026-02-30',
    '2026-13-01T00:00:00',
    '2026-06-14T25:00:00',
    10 ** 15,
    '9999-12-31',
    '2026-06-14T10:00:00+15:00',
    // Nothing, days, seconds and a day in figures, each taken for milliseconds.
    0,
    20_618,
    1_781_395_200,
    '20260614',
    '1970-05-05',
  ])('%j is impossible', (written) => {
    expect(readWall(written)).toBe('IMPOSSIBLE_DATE');
  });

  it('of which only the time of day counts can be of 1970', () => {
    const read = readTimeOfDay('39600000');
    expect(typeof read === 'object' && read && textOfWall(read.wall)).toBe('1970-01-01T11:00:00');
  });

  it('is a birth in 1970 only if its day is whole', () => {
    const days = [0, Date.UTC(1970, 4, 5), '1970-05-05', Date.UTC(1991, 1, 3)];
    expect(days.map((day) => typeof readBirthDate(day))).toEqual(days.map(() => 'object'));
    const others = [7_703, '19910203', 665_539_200, -1_826];
    expect(others.map((day) => readBirthDate(day))).toEqual(others.map(() => 'IMPOSSIBLE_DATE'));
  });

  it('may be empty, and may be no date at all', () => {
    expect([null, '', undefined].map((written) => readWall(written))).toEqual([null, null, null]);
    expect(
      ['soon', true, {}, '__debezium_unavailable_value'].map((written) => readWall(written)),
    ).toEqual(Array.from({ length: 4 }, () => 'WRONG_SHAPE'));
  });
});

describe('a time in a message', () => {
  it.each([
    ['2026-06-14T09:06:52.739+01:00', '2026-06-14T08:06:52.739Z', null],
    ['2026-06-14T09:06:52.739+01:00[Europe/London]', '2026-06-14T08:06:52.739Z', null],
    ['2026-01-14T09:06:52Z[Europe/London]', '2026-01-14T09:06:52.000Z', null],
    ['2026-06-14T09:06:52.362Z+01:00', '2026-06-14T08:06:52.362Z', null],
    ['2026-06-14T09:06:52+0100', '2026-06-14T08:06:52.000Z', null],
    ['2026-01-14T09:06:52+01:00', '2026-01-14T08:06:52.000Z', null],
    ['2026-06-14T09:06:52.123456789+01:00', '2026-06-14T08:06:52.123456Z', null],
    ['2026-06-1T09:06:52Z', '2026-06-01T09:06:52.000Z', null],
    ['2026-06-14T09:06:52', '2026-06-14T08:06:52.000Z', 'zone-assumed-uk'],
    ['2026-10-25T01:30:00', '2026-10-25T00:30:00.000Z', 'time-assumed-summer'],
    ['2026-06-14', '2026-06-13T23:00:00.000Z', 'date-only'],
    ['Sun Jun 14 09:06:52 BST 2026', '2026-06-14T08:06:52.000Z', null],
    ['Wed Jan 14 09:06:52 GMT 2026', '2026-01-14T09:06:52.000Z', null],
    ['Sun Jun 14 09:06:52 GMT+01:00 2026', '2026-06-14T08:06:52.000Z', null],
    ['Wed Jan 14 09:06:52 GMT-02:30 2026', '2026-01-14T11:36:52.000Z', null],
    ['Wed Jan 14 09:06:52 CET 2026', '2026-01-14T08:06:52.000Z', null],
    ['Sun Jun 14 09:06:52 CEST 2026', '2026-06-14T07:06:52.000Z', null],
    ['2026-06-14T09:06:52+14:59', '2026-06-13T18:07:52.000Z', null],
  ])('%s is %s (%s)', (text, at, note) => {
    const read = readMessageTime(text);
    expect(
      typeof read === 'object' && { at: isoOf(read.at), note: read.note, text: read.text },
    ).toEqual({ at, note, text });
  });

  it.each([
    '2026-02-30T10:00:00Z',
    'Mon Feb 30 09:06:52 GMT 2026',
    'Mon Foo 12 09:06:52 GMT 2026',
    '2026-03-29T01:30:00',
    '9999-12-31T23:59:59Z',
    '2026-06-14T09:06:52+15:00',
    '2026-06-14T09:06:52-01:60',
    'Sun Jun 14 09:06:52 GMT+99:00 2026',
  ])('%s is impossible', (text) => {
    expect(readMessageTime(text)).toBe('IMPOSSIBLE_DATE');
  });

  it.each([
    '',
    'last Tuesday',
    '14/06/2026',
    '1781395200000',
    'Sun Jun 14 09:06:52 IST 2026',
    'Sun Jun 14 09:06:52 XYZ 2026',
  ])('"%s" is no time that means one moment', (text) => {
    expect(readMessageTime(text)).toBe('WRONG_SHAPE');
  });
});

describe('wall time of the United Kingdom', () => {
  const HOUR = 3_600_000_000;
  /** The end of the war, its double summer time, the last days of standard time all year, and a year of today. */
  const FIRST_MONTHS = [1941, 1945, 1947, 1971, 2026].map((year) => Date.UTC(year, 0) * 1_000);
  const wall = fc
    .tuple(
      fc.constantFrom(...FIRST_MONTHS),
      fc.integer({ min: 0, max: 365 * 24 * 4 }),
      fc.integer({ min: -1, max: 1 }),
    )
    .map(([from, quarters, micros]) => from + (quarters * HOUR) / 4 + micros);

  it('is every moment at which the wall shows it: the first of two, and none when the clocks skip it', () => {
    fc.assert(
      fc.property(wall, (shown) => {
        const moments = [2, 1, 0]
          .map((hours) => shown - hours * HOUR)
          .filter((at) => wallOf(at) === shown);
        const [first] = moments;
        expect(momentOf(shown)).toEqual(
          first === undefined ? undefined : { at: first, isAssumed: moments.length > 1 },
        );
      }),
      { numRuns: 5_000 },
    );
  });

  it('lies in the years that a record can be about, to the microsecond', () => {
    const [first, last] = [Date.UTC(1850, 0) * 1_000, Date.UTC(2201, 0) * 1_000 - 1];
    expect([first - 1, first, last, last + 1, Number.NaN].map(isPlausibleTime)).toEqual([
      false,
      true,
      true,
      false,
      false,
    ]);
  });
});
