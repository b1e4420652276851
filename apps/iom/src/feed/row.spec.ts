import * as fc from 'fast-check';
import { numberIn } from './feed.fixtures.js';
import { number, type RowStyle } from './row.js';

const style = (numbers: RowStyle['numbers']): RowStyle => ({
  withSchema: false,
  numbers,
  dates: 'milliseconds',
  flags: 'number',
});

describe('a number in a row', () => {
  it.each(['text', 'number', 'scaled'] as const)('written as %s is the same number', (numbers) => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        expect(numberIn(number(style(numbers), value))).toBe(value);
      }),
    );
  });

  it('with its first bit set gets a byte of zeros, or it would be negative', () => {
    expect(number(style('scaled'), 200)).toEqual({ scale: 0, value: 'AMg=' });
    expect(number(style('scaled'), 121)).toEqual({ scale: 0, value: 'eQ==' });
  });
});
