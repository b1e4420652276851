import * as fc from 'fast-check';
import { canonicalJson } from './canonical-json.js';
import { fieldListText } from './field-list-text.js';

const field = fc.record({
  path: fc.constantFrom('kind', 'notes', 'é "\\'),
  action: fc.constantFrom('SHARE', 'WITHHOLD'),
  rule: fc.string({ maxLength: 3, unit: 'binary' }),
});

describe('the text of a list of field decisions', () => {
  it('is its canonical JSON, the first time and every time after', () => {
    fc.assert(
      fc.property(fc.array(field, { maxLength: 4 }), (fields) => {
        expect([fieldListText(fields), fieldListText(fields)]).toEqual([
          canonicalJson(fields),
          canonicalJson(fields),
        ]);
      }),
    );
  });

  it('is the same whatever order the names were given in', () => {
    const rule = 'iom-gwent:3#share[0].fields.kind';
    expect(fieldListText([{ rule, action: 'SHARE', path: 'kind' }])).toBe(
      fieldListText([{ path: 'kind', action: 'SHARE', rule }]),
    );
  });
});
