import { referenceKeyOf } from './reference-key.js';

const keyOf = (key: unknown) => referenceKeyOf(Buffer.from(JSON.stringify(key)));

describe('the key of a code row', () => {
  it('is the text that names table and id', () => {
    expect(referenceKeyOf(Buffer.from('R_CONTACT_TYPE/121'))).toBe('R_CONTACT_TYPE/121');
  });

  it.each([
    [{ CONTACT_TYPE_ID: 121 }, 'R_CONTACT_TYPE/121'],
    [{ contact_outcome_type_id: '7' }, 'R_CONTACT_OUTCOME_TYPE/7'],
    [{ STANDARD_REFERENCE_LIST_ID: { scale: 0, value: 'AQ==' } }, 'R_STANDARD_REFERENCE_LIST/1'],
    [{ schema: { type: 'struct' }, payload: { TEAM_ID: 11 } }, 'TEAM/11'],
    [{ PROBATION_AREA_ID: 51 }, 'PROBATION_AREA/51'],
  ])('is read from a primary key: %j', (key, expected) => {
    expect(keyOf(key)).toBe(expected);
  });

  it.each([[{ STAFF_ID: 1 }], [{}], [{ TEAM_ID: null }]])('is left as it is: %j', (key) => {
    expect(keyOf(key)).toBe(JSON.stringify(key));
  });

  it('may be missing or broken', () => {
    expect(referenceKeyOf(null)).toBe('null');
    expect(referenceKeyOf(Buffer.from('{"TEAM_ID":'))).toBe('{"TEAM_ID":');
  });
});
