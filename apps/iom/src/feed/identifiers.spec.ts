import { formatPnc, parseCrn, parseCro, parseNoms, parsePnc } from '@iom/identity';
import * as fc from 'fast-check';
import {
  crnOf,
  croNumber,
  misspelt,
  nominalIdOf,
  nominalNumber,
  nomsNumberOf,
  writtenForms,
} from './identifiers.js';

const pnc = fc
  .tuple(fc.integer({ min: 1982, max: 2025 }), fc.integer({ min: 1, max: 9_999_999 }))
  .map(([year, serial]) => formatPnc(year, serial));
const place = fc.integer({ min: 0, max: 2_700_000 });

describe('identifiers of invented people', () => {
  it('mean the same PNC id in every form in which it is written', () => {
    fc.assert(
      fc.property(pnc, (id) => {
        const forms = writtenForms(id);
        expect(forms.length).toBeGreaterThan(4);
        for (const form of forms) {
          expect(parsePnc(form, 2026)).toMatchObject({ kind: 'valid', canonical: id });
        }
      }),
    );
  });

  it('are never taken for valid with the wrong letter', () => {
    fc.assert(
      fc.property(pnc, (id) => expect(parsePnc(misspelt(id), 2026).kind).toBe('unverified')),
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
