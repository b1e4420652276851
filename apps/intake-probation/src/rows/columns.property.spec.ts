import * as fc from 'fast-check';
import {
  birthDate,
  flag,
  longText,
  optionalName,
  optionalWall,
  optionalWhole,
  requiredFlag,
  rowOf,
  timeOfDay,
  wall,
  whole,
  yesNo,
} from './columns.js';

const KINDS = {
  requiredFlag,
  timeOfDay,
  birthDate,
  whole,
  optionalWhole,
  flag,
  yesNo,
  wall,
  optionalWall,
  optionalName,
  longText,
};
const GOOD = {
  requiredFlag: 0,
  whole: 7,
  flag: 'Y',
  wall: 1_781_510_400_000,
  optionalName: ' Synthetic ',
};
const Row = rowOf(KINDS);

const value = fc.oneof(
  fc.constantFrom(
    'Y',
    'N',
    '',
    '0',
    '2026-02-30',
    '2026-06-15',
    'X',
    '__debezium_unavailable_value',
  ),
  fc.jsonValue(),
);
const columns = fc.dictionary(fc.constantFrom(...Object.keys(KINDS), 'OTHER', '__proto__'), value);
const row = fc.oneof(
  columns,
  columns.map((spoilt) => ({ ...GOOD, ...spoilt })),
  fc.jsonValue(),
);

describe('the columns of a row, compiled', () => {
  it('are read as they are without being compiled, and what is wrong with them is the same', async () => {
    await fc.assert(
      fc.asyncProperty(row, async (given) => {
        // Only a parse that may wait goes by the columns themselves.
        const { data, error } = await Row.safeParseAsync(given);
        const compiled = Row.safeParse(given);
        expect(compiled.data).toEqual(data);
        expect(compiled.error?.issues).toEqual(error?.issues);
      }),
      { numRuns: 2_000 },
    );
  });
});
