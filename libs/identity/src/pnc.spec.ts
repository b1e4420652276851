import * as fc from 'fast-check';
import { formatPnc, parsePnc, pncForms } from './pnc.js';

const OBSERVED_YEAR = 2026;

const pnc = fc
  .record({
    year: fc.integer({ min: OBSERVED_YEAR - 99, max: OBSERVED_YEAR }),
    serial: fc.oneof(fc.integer({ min: 1, max: 9_999_999 }), fc.integer({ min: 1, max: 999 })),
  })
  .map(({ year, serial }) => formatPnc(year, serial));

describe('a PNC number', () => {
  it('is read from every form that has a slash', () => {
    fc.assert(
      fc.property(pnc, (number) => {
        const forms = pncForms(number);
        for (const form of [forms.canonical, forms.longUnpadded, forms.lowerCase]) {
          expect(parsePnc(form, OBSERVED_YEAR)).toEqual({
            kind: 'valid',
            canonical: number,
            assumedCentury: false,
          });
        }
        for (const form of [forms.short, forms.shortPadded, forms.short.toLowerCase()]) {
          expect(parsePnc(form, OBSERVED_YEAR)).toEqual({
            kind: 'valid',
            canonical: number,
            assumedCentury: true,
          });
        }
      }),
    );
  });

  it('never becomes the number of somebody else when its slash is lost', () => {
    fc.assert(
      fc.property(pnc, (number) => {
        const { longWithoutSlash, shortWithoutSlash, longUnpadded } = pncForms(number);
        for (const form of [longWithoutSlash, shortWithoutSlash, longUnpadded.replace('/', '')]) {
          const reading = parsePnc(form, OBSERVED_YEAR);
          expect(reading).toMatchObject(
            reading.kind === 'valid'
              ? { canonical: number }
              : { kind: 'unverified', text: form, reason: 'ambiguous' },
          );
        }
      }),
    );
  });

  it('links nobody when both ways to read it without a slash pass', () => {
    const form = unslashedWithTwoReadings();
    expect(parsePnc(form, OBSERVED_YEAR)).toEqual({
      kind: 'unverified',
      text: form,
      reason: 'ambiguous',
    });
  });

  it('is refused when one of its digits is wrong', () => {
    const position = fc.constantFrom(2, 3, 5, 6, 7, 8, 9, 10, 11);
    fc.assert(
      fc.property(pnc, position, fc.integer({ min: 1, max: 9 }), (number, at, by) => {
        const digit = (Number(number.charAt(at)) + by) % 10;
        const wrong = `${number.slice(0, at)}${digit}${number.slice(at + 1)}`;
        // A later year than the present is refused for that; the letter is not asked.
        expect(parsePnc(wrong, OBSERVED_YEAR)).toMatchObject({ kind: 'unverified', text: wrong });
      }),
    );
  });

  it('is refused when two neighbouring digits have changed places', () => {
    fc.assert(
      fc.property(pnc, fc.constantFrom(5, 6, 7, 8, 9, 10), (number, at) => {
        const [one, two] = [number.charAt(at), number.charAt(at + 1)];
        const swapped = `${number.slice(0, at)}${two}${one}${number.slice(at + 2)}`;
        fc.pre(one !== two);
        expect(parsePnc(swapped, OBSERVED_YEAR).kind).toBe('unverified');
      }),
    );
  });

  it('is kept exactly as written when it cannot be vouched for', () => {
    expect(parsePnc(' 2001/0171310s ', OBSERVED_YEAR)).toEqual({
      kind: 'unverified',
      text: ' 2001/0171310s ',
      reason: 'check-letter',
    });
  });

  it.each([null, undefined, '', '   ', '\t\n'])(
    'is absent where the source wrote %j',
    (nothing) => {
      expect(parsePnc(nothing, OBSERVED_YEAR)).toEqual({ kind: 'none' });
    },
  );

  it('belongs to the latest century that the year of observation allows', () => {
    const number = pncForms(formatPnc(2026, 1)).short;
    expect(parsePnc(number, 2026)).toMatchObject({ canonical: '2026/0000001W' });
    expect(parsePnc(number, 2025)).toMatchObject({ canonical: '1926/0000001W' });
    expect(parsePnc('00/223R', 1999)).toMatchObject({ canonical: '1900/0000223R' });
    expect(parsePnc('00/223R', 2000)).toMatchObject({ canonical: '2000/0000223R' });
  });

  it('has a year from 1900 to now', () => {
    expect(parsePnc(formatPnc(1900, 42), 2026).kind).toBe('valid');
    expect(parsePnc(formatPnc(2026, 42), 2026).kind).toBe('valid');
    expect(parsePnc(formatPnc(2027, 42), 2026)).toMatchObject({ reason: 'year' });
    expect(parsePnc(formatPnc(1900, 42).replace('1900', '1800'), 2026)).toMatchObject({
      reason: 'year',
    });
  });

  it('is no number without a serial, though its letter fits', () => {
    expect(parsePnc('2000/0000000Z', OBSERVED_YEAR)).toMatchObject({ reason: 'placeholder' });
  });

  it('is not read out of digits and letters of other scripts', () => {
    for (const text of ['１979/0163001B', '1979/016300１B', '2001/0171310ſ', '1979∕0163001B']) {
      expect(parsePnc(text, OBSERVED_YEAR)).toMatchObject({ kind: 'unverified', text });
    }
  });

  it('is refused by the generator outside its range', () => {
    for (const [year, serial] of [
      [1899, 1],
      [2020, 0],
      [2020, 10_000_000],
      [2020, 1.5],
    ] as const) {
      expect(() => formatPnc(year, serial)).toThrow(RangeError);
    }
  });
});

/** Of 2009, with a letter that also fits the same digits as a serial of 2020. */
function unslashedWithTwoReadings(): string {
  for (let serial = 1; serial < 10_000; serial++) {
    const form = pncForms(formatPnc(2009, serial)).longUnpadded.replace('/', '');
    const short = `${form.slice(0, 2)}/${form.slice(2)}`;
    if (parsePnc(short, OBSERVED_YEAR).kind === 'valid') return form;
  }
  throw new Error('There is none');
}
