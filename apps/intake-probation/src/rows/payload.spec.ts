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

  it('have both values, which is none, where one is there in two cases with two of them', () => {
    expect(withUpperCaseNames({ CRN: 'X000001', crn: 'X000002' })).toEqual({
      CRN: ['X000001', 'X000002'],
    });
    const alike = { scale: 0, value: 'AQ==' };
    expect(withUpperCaseNames({ ID: alike, id: { ...alike } })).toEqual({ ID: alike });
  });

  it('are the same as if each had been renamed by itself', () => {
    const name = fc.oneof(
      fc.constantFrom('CRN', 'crn', 'OFFENDER_ID', 'offender_id', '__proto__', 'straße', '1'),
      fc.string(),
    );
    const row = fc
      .uniqueArray(fc.tuple(name, fc.jsonValue()), { selector: ([key]) => key.toUpperCase() })
      .map((columns) => Object.fromEntries(columns));
    fc.assert(
      fc.property(row, (columns) => {
        const renamed = Object.entries(columns).map(([key, value]) => [key.toUpperCase(), value]);
        expect(withUpperCaseNames(columns)).toEqual(Object.fromEntries(renamed));
      }),
    );
  });
});
