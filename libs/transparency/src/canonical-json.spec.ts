import * as fc from 'fast-check';
import { canonicalJson, type CanonicalValue } from './canonical-json.js';

const anyValue = fc.letrec<{ value: CanonicalValue }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.string(),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('value')),
    fc.dictionary(fc.string(), tie('value')) as fc.Arbitrary<CanonicalValue>,
  ),
})).value;

describe('canonical JSON', () => {
  it('sorts names by code unit, at every depth, and writes no spaces', () => {
    expect(canonicalJson({ b: [{ z: 1, a: null }], a: 'é\n', B: true })).toBe(
      '{"B":true,"a":"é\\n","b":[{"a":null,"z":1}]}',
    );
  });

  it('says the same value in the same text, whatever order it was put together in', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.string(), anyValue), (value) => {
        const reversed = Object.fromEntries(Object.entries(value).toReversed());
        expect(canonicalJson(reversed)).toBe(canonicalJson(value));
        expect(canonicalJson(JSON.parse(canonicalJson(value)) as CanonicalValue)).toBe(
          canonicalJson(value),
        );
      }),
    );
  });

  it.each([1.5, Number.NaN, Infinity, 2 ** 53])('refuses %p, which has no one text', (number) => {
    expect(() => canonicalJson([number])).toThrow(RangeError);
  });
});
