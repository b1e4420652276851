import * as fc from 'fast-check';
import { withUpperCaseNames } from './payload.js';

describe('the columns of a row', () => {
  it('have the names that Oracle gives them, however they are written', () => {
    expect(withUpperCaseNames({ crn: 'X000001', Row_Version: 2, NOTES: null })).toEqual({
      CRN: 'X000001',
      ROW_VERSION: 2,
      NOTES: null,
    });
  });

  it('are the same as if each had been renamed by itself', () => {
    const name = fc.oneof(
      fc.constantFrom('CRN', 'crn', 'OFFENDER_ID', 'offender_id', '__proto__', 'straße', '1'),
      fc.string(),
    );
    const row = fc
      .array(fc.tuple(name, fc.jsonValue()))
      .map((columns) => Object.fromEntries(columns));
    fc.assert(
      fc.property(row, (columns) => {
        const renamed = Object.entries(columns).map(([key, value]) => [key.toUpperCase(), value]);
        expect(withUpperCaseNames(columns)).toEqual(Object.fromEntries(renamed));
      }),
    );
  });
});
