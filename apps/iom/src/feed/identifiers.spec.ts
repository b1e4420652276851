import {
  formatPnc,
  parseAsn,
  parseCrn,
  parseCro,
  parseNoms,
  parsePnc,
  pncForms,
} from '@iom/identity';
import * as fc from 'fast-check';
import {
  asnOf,
  crnOf,
  croNumber,
  misspelt,
  nominalIdOf,
  nominalNumber,
  nomsNumberOf,
  writtenForm,
} from './identifiers.js';
import { randomOf } from './random.js';

const OBSERVED_YEAR = 2026;
const pnc = fc
  .tuple(fc.integer({ min: 1982, max: 2025 }), fc.integer({ min: 1, max: 9_999_999 }))
  .map(([year, serial]) => formatPnc(year, serial));
const place = fc.integer({ min: 0, max: 2_700_000 });

describe('identifiers of invented people', () => {
  it('are arrest numbers that anybody can check, of each force and each year', () => {
    const force = fc.constantFrom('60', '61', '62', '63');
    const year = fc.integer({ min: 2000, max: 2099 });
    fc.assert(
      fc.property(year, force, fc.integer({ min: 1, max: 99_999_999 }), (of, code, serial) => {
        const asn = asnOf(of, code, serial);
        expect(parseAsn(asn)).toEqual({ kind: 'valid', canonical: asn });
      }),
    );
  });

  it('mean the same PNC id in every form in which it is written', () => {
    fc.assert(
      fc.property(pnc, fc.integer(), (id, seed) => {
        const form = writtenForm(id, randomOf(seed));
        expect(parsePnc(form, OBSERVED_YEAR)).toMatchObject({ kind: 'valid', canonical: id });
      }),
    );
  });

  it('are written with long and short years, with and without zeros, slash and capitals', () => {
    const id = formatPnc(2015, 123);
    const forms = Array.from({ length: 100 }, (_, seed) => writtenForm(id, randomOf(seed)));
    expect(new Set(forms)).toEqual(new Set(Object.values(pncForms(id))));
  });

  it('are never taken for valid with the wrong letter', () => {
    fc.assert(
      fc.property(pnc, (id) =>
        expect(parsePnc(misspelt(id), OBSERVED_YEAR).kind).toBe('unverified'),
      ),
    );
  });

  it('have the shapes of the real ones', () => {
    fc.assert(
      fc.property(place, (index) => {
        expect(parseCrn(crnOf(index)).kind).toBe('valid');
        expect(parseNoms(nomsNumberOf(index)).kind).toBe('valid');
        expect(parseCro(croNumber(2015, 1 + (index % 999_999))).kind).toBe('valid');
        expect(nominalNumber(nominalIdOf('61', index))).toBe(index);
      }),
    );
  });

  it('give nobody the CRN or prison number of anybody else', () => {
    fc.assert(
      fc.property(place, place, (one, other) => {
        fc.pre(one !== other);
        expect(crnOf(one)).not.toBe(crnOf(other));
        expect(nomsNumberOf(one)).not.toBe(nomsNumberOf(other));
      }),
    );
  });
});
