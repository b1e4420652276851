import * as fc from 'fast-check';
import { parseAsn } from './asn.js';
import { parseCrn, parseNoms } from './case-identifiers.js';
import { checkLetter } from './check-letter.js';
import { parseCro } from './cro.js';
import { parseCollar, parseNicheNominal } from './force-identifiers.js';
import { formatPnc, parsePnc, pncForms } from './pnc.js';

const OBSERVED_YEAR = 2026;
/** All of them, those too that no number ends with. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'.split('');

const digits = (count: number) =>
  fc.string({
    unit: fc.constantFrom(...'0123456789'.split('')),
    minLength: count,
    maxLength: count,
  });
const capital = fc.constantFrom(...ALPHABET);
const space = fc.constantFrom('', ' ', '\t', '\n');
const asTyped = (text: string) =>
  fc
    .tuple(space, fc.constantFrom(text, text.toLowerCase()), space)
    .map(([before, inner, after]) => before + inner + after);

const pnc = fc
  .record({
    year: fc.integer({ min: OBSERVED_YEAR - 99, max: OBSERVED_YEAR }),
    serial: fc.integer({ min: 1, max: 9_999_999 }),
  })
  .map(({ year, serial }) => formatPnc(year, serial));

const cro = fc.oneof(
  fc.tuple(fc.integer({ min: 1, max: 999_999 }), digits(2)).map(([number, year]) => {
    const serial = String(number).padStart(6, '0');
    return `${serial}/${year}${checkLetter(year + serial)}`;
  }),
  fc
    .tuple(fc.integer({ min: 1, max: 999_999 }), digits(2))
    .map(([serial, year]) => `SF${year}/${serial}${checkLetter(`${year}${serial}`)}`),
);

const asn = fc
  .tuple(
    digits(2),
    fc.constantFrom('60', '61', '62', '63', '01', 'FF', 'X1'),
    fc.constantFrom('00', 'ZD', '1Q'),
    fc.constantFrom('00', '01', 'VK'),
    fc.integer({ min: 1, max: 99_999_999_999 }),
  )
  .map(([year, force, unit, system, number]) => {
    const sequence = String(number).padStart(11, '0');
    const counted = `${force}${system}`.replaceAll(/\D/g, '') + year + sequence;
    return `${year}${force}${unit}${system}${sequence}${checkLetter(counted)}`;
  });

const pncAsTyped = pnc.chain((number) =>
  fc.tuple(
    fc.constant(number),
    fc.constantFrom(...Object.values(pncForms(number)).filter((form) => form.includes('/'))),
  ),
);
const crn = fc.tuple(capital, digits(6)).map((parts) => parts.join(''));
const noms = fc.tuple(capital, digits(4), capital, capital).map((parts) => parts.join(''));

const otherThan = (letter: string) =>
  fc.constantFrom(...ALPHABET.filter((other) => other !== letter));
const withOtherLetter = (numbers: fc.Arbitrary<string>) =>
  numbers.chain((number) =>
    otherThan(number.slice(-1)).map((letter) => number.slice(0, -1) + letter),
  );

const withOtherDigit = (numbers: fc.Arbitrary<string>) =>
  numbers
    .chain((number) => {
      const places = [...number.matchAll(/\d/g)].map(({ index }) => index);
      return fc.tuple(
        fc.constant(number),
        fc.constantFrom(...places),
        fc.integer({ min: 1, max: 9 }),
      );
    })
    .map(([number, at, by]) => {
      const digit = (Number(number.charAt(at)) + by) % 10;
      return [number, at, number.slice(0, at) + digit + number.slice(at + 1)] as const;
    });

describe('the canonical form of a number', () => {
  it('of the Police National Computer is reached from every form with a slash, and reads as itself for ever after', () => {
    const later = fc.integer({ min: OBSERVED_YEAR, max: OBSERVED_YEAR + 150 });
    fc.assert(
      fc.property(pncAsTyped, later, ([number, form], year) => {
        const first = parsePnc(form, OBSERVED_YEAR);
        expect(first).toMatchObject({ kind: 'valid', canonical: number });
        expect(parsePnc(number, year)).toEqual({
          kind: 'valid',
          canonical: number,
          assumedCentury: false,
        });
      }),
    );
  });

  it.each([
    ['of a criminal record office', cro, parseCro],
    ['of an arrest or summons', asn, parseAsn],
    ['of a case in nDelius', crn, parseCrn],
    ['of a person in prison', noms, parseNoms],
  ] as const)('%s reads as itself, however it was typed', (_, numbers, parse) => {
    const typed = numbers.chain((number) => fc.tuple(fc.constant(number), asTyped(number)));
    fc.assert(
      fc.property(typed, ([number, text]) => {
        expect(parse(text)).toEqual({ kind: 'valid', canonical: number });
        expect(parse(number)).toEqual({ kind: 'valid', canonical: number });
      }),
    );
  });

  it.each([
    ['of a person in Niche', parseNicheNominal],
    ['of an officer', parseCollar],
  ] as const)('%s says whose number it is, and the rest of it reads as itself', (_, parse) => {
    const force = fc.constantFrom('60', '61', '62', '63');
    const text = fc.string({
      unit: fc.constantFrom(...'0123456789PCN- '.split('')),
      maxLength: 12,
    });
    fc.assert(
      fc.property(force, text, (code, written) => {
        const reading = parse(code, written);
        fc.pre(reading.kind === 'valid');
        expect(reading.canonical.slice(0, 3)).toBe(`${code}:`);
        expect(parse(code, reading.canonical.slice(3))).toEqual(reading);
      }),
    );
  });
});

describe('a check letter that was changed', () => {
  it.each([
    ['PNC', withOtherLetter(pnc), (text: string) => parsePnc(text, OBSERVED_YEAR)],
    [
      'PNC without its slash',
      withOtherLetter(pnc.map((number) => number.replace('/', ''))),
      (text: string) => parsePnc(text, OBSERVED_YEAR),
    ],
    ['CRO', withOtherLetter(cro), parseCro],
    ['ASN', withOtherLetter(asn), parseAsn],
  ] as const)('never vouches for a number: %s', (_, numbers, parse) => {
    fc.assert(
      fc.property(numbers, (text) => {
        expect(parse(text)).toEqual({ kind: 'unverified', text, reason: 'check-letter' });
        expect(parse(text.toLowerCase())).toMatchObject({ reason: 'check-letter' });
      }),
    );
  });
});

describe('a digit that was changed', () => {
  it('never leaves a CRO number vouched for', () => {
    fc.assert(
      fc.property(withOtherDigit(cro), ([, , text]) => {
        expect(parseCro(text)).toMatchObject({ kind: 'unverified', text });
      }),
    );
  });

  it('never leaves an ASN vouched for, unless it is one of the unit, which its letter does not know', () => {
    fc.assert(
      fc.property(withOtherDigit(asn), ([, at, text]) => {
        fc.pre(at !== 4 && at !== 5);
        expect(parseAsn(text)).toMatchObject({ kind: 'unverified', text });
      }),
    );
  });
});
