import * as fc from 'fast-check';
import { parseAsn } from './asn.js';
import { parseCrn, parseNoms } from './case-identifiers.js';
import { checkLetter } from './check-letter.js';
import { parseCro } from './cro.js';
import { parseCollar, parseNicheNominal } from './force-identifiers.js';
import { parsePnc } from './pnc.js';

const EVERY_PARSER = [
  (text: string) => parsePnc(text, 2026),
  parseCro,
  parseAsn,
  parseCrn,
  parseNoms,
  (text: string) => parseNicheNominal('60', text),
  (text: string) => parseCollar('60', text),
];

const digits = (count: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
    .map((each) => each.join(''));

describe('any text at all', () => {
  const nearly = fc.string({
    unit: fc.constantFrom(...'0123456789/SFsfABZX -'.split('')),
    maxLength: 30,
  });

  it('is read without a throw, and what is refused is kept as written', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: 'binary' }), nearly), (text) => {
        for (const parse of EVERY_PARSER) {
          const reading = parse(text);
          expect(['valid', 'invalid', 'unverified', 'none']).toContain(reading.kind);
          expect(reading.kind === 'unverified' ? reading.text : text).toBe(text);
        }
      }),
    );
  });

  it('that reads as valid reads the same when it is written canonically', () => {
    fc.assert(
      fc.property(nearly, (text) => {
        for (const parse of EVERY_PARSER.slice(0, 5)) {
          const reading = parse(text);
          if (reading.kind !== 'valid') continue;
          expect(parse(reading.canonical)).toMatchObject({
            kind: 'valid',
            canonical: reading.canonical,
          });
        }
      }),
    );
  });

  it('is refused in no time when it is far too long', () => {
    const texts = ['1', '1/', 'A ', ' ', '0/0A'].map((part) =>
      part.repeat(1_000_000 / part.length),
    );
    const began = performance.now();
    for (const text of texts) {
      for (const parse of EVERY_PARSER) expect(parse(`9${text}x`).kind).not.toBe('valid');
    }
    // Milliseconds when linear; a pattern that backtracks would need hours.
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('a check letter', () => {
  it('is that of all the digits, however many there are', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 30n }), (number) => {
        expect(checkLetter(String(number))).toBe('ZABCDEFGHJKLMNPQRTUVWXY'[Number(number % 23n)]);
      }),
    );
  });
});

describe('a CRO number', () => {
  it('is padded to six digits in its standard form', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 999_999 }), digits(2), (serial, year) => {
        const padded = String(serial).padStart(6, '0');
        const letter = checkLetter(year + padded);
        for (const written of [
          `${serial}/${year}${letter}`,
          `${padded}/${year}${letter.toLowerCase()}`,
        ]) {
          expect(parseCro(written)).toEqual({
            kind: 'valid',
            canonical: `${padded}/${year}${letter}`,
          });
        }
      }),
    );
  });

  it('is never padded in its SF form', () => {
    expect(parseCro('sf83/50058z')).toEqual({ kind: 'valid', canonical: 'SF83/50058Z' });
    expect(parseCro('SF83/050058Z')).toMatchObject({ kind: 'unverified', reason: 'malformed' });
  });

  it('is no number without a serial', () => {
    expect(parseCro(`000000/00${checkLetter('00000000')}`)).toMatchObject({
      reason: 'placeholder',
    });
  });
});

describe('an ASN', () => {
  const asn = fc
    .record({
      year: digits(2),
      force: fc.constantFrom('60', '61', '62', '63', '01', 'FF', 'X1'),
      unit: fc.constantFrom('00', 'ZD'),
      system: fc.constantFrom('00', '01', 'VK'),
      sequence: fc.integer({ min: 1, max: 99_999_999_999 }),
    })
    .map(({ year, force, unit, system, sequence }) => {
      const padded = String(sequence).padStart(11, '0');
      const letter = checkLetter(`${force}${system}`.replace(/\D/g, '') + year + padded);
      return { year, force, unit, system, sequence, padded, letter };
    });

  it('is read from every form', () => {
    fc.assert(
      fc.property(asn, ({ year, force, unit, system, sequence, padded, letter }) => {
        const canonical = `${year}${force}${unit}${system}${padded}${letter}`;
        for (const written of [
          canonical,
          canonical.toLowerCase(),
          `${year}1${force}${unit}${system}${padded}${letter}`,
          `${year}${force}${unit}${system}${sequence}${letter}`,
          `${year}/${force}${unit}/${system}/${sequence}${letter}`,
          `${year}/${force}${unit}/${system}/${padded}/${letter.toLowerCase()}`,
        ]) {
          expect(parseAsn(written)).toEqual({ kind: 'valid', canonical });
        }
      }),
    );
  });

  it('is a placeholder when it is one of those that systems write for "none", in whatever form', () => {
    for (const dummy of ['0800NP0100000000001H', '08/00NP/01/1H', '0800PP0111111111111A']) {
      expect(parseAsn(dummy)).toEqual({ kind: 'unverified', text: dummy, reason: 'placeholder' });
    }
  });

  it('is absent where nothing is written', () => {
    expect([parseAsn(null), parseCro(undefined), parseAsn(' ')]).toEqual([
      { kind: 'none' },
      { kind: 'none' },
      { kind: 'none' },
    ]);
  });
});

describe('numbers without a check of their own', () => {
  it('are read by their shape', () => {
    expect(parseCrn(' x123456 ')).toEqual({ kind: 'valid', canonical: 'X123456' });
    expect(parseNoms('a1234bc')).toEqual({ kind: 'valid', canonical: 'A1234BC' });
    expect(parseCrn('A1234BC')).toEqual({ kind: 'invalid' });
    expect(parseNoms('X123456')).toEqual({ kind: 'invalid' });
    expect(parseCrn(null)).toEqual({ kind: 'invalid' });
    expect(parseCrn('X123456\nX654321')).toEqual({ kind: 'invalid' });
  });

  it('of a force belong to that force', () => {
    const [north, gwent] = [parseNicheNominal('60', 'N-1'), parseNicheNominal('61', 'N-1')];
    expect(north).toEqual({ kind: 'valid', canonical: '60:N-1' });
    expect(gwent).toEqual({ kind: 'valid', canonical: '61:N-1' });
    expect(parseNicheNominal('north-wales', 'N-1')).toEqual({ kind: 'invalid' });
    expect(parseNicheNominal('60', 'two words')).toEqual({ kind: 'invalid' });
    expect(parseNicheNominal('60', ' ')).toEqual({ kind: 'invalid' });
  });

  it('of an officer keep the rank that is part of them', () => {
    expect(parseCollar('62', 'pc  1234')).toEqual({ kind: 'valid', canonical: '62:PC 1234' });
    expect(parseCollar('62', '1234')).toEqual({ kind: 'valid', canonical: '62:1234' });
    expect(parseCollar('62', 'Canary Canarysson of nowhere')).toEqual({ kind: 'invalid' });
    expect(parseCollar('62', null)).toEqual({ kind: 'invalid' });
  });
});
