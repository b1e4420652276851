import { readAcknowledgement } from './acknowledgements.js';

const read = (said: unknown) => readAcknowledgement(Buffer.from(JSON.stringify(said)));
const ACK = { disclosureId: 'd-1', status: 'applied', at: '2026-06-14T12:00:00Z', by: 'team' };

describe('an acknowledgement', () => {
  it('says what became of a disclosure, and which record was made of it', () => {
    expect(read({ ...ACK, recordId: 'CONTACT/7' })).toEqual({
      disclosureId: 'd-1',
      status: 'applied',
      reason: null,
      recordId: 'CONTACT/7',
    });
    expect(read({ ...ACK, status: 'rejected', reason: 'WRONG_PERSON' })).toMatchObject({
      status: 'rejected',
      reason: 'WRONG_PERSON',
      recordId: null,
    });
    expect(read({ ...ACK, recordId: '' })).toMatchObject({ recordId: null });
    expect(read({ ...ACK, recordId: ' CONTACT/7' })).toMatchObject({ recordId: 'CONTACT/7' });
    expect(read({ ...ACK, recordId: -981 })).toMatchObject({ recordId: '-981' });
  });

  it.each([
    ['no disclosure', { ...ACK, disclosureId: undefined }],
    ['a disclosure of no name', { ...ACK, disclosureId: '' }],
    ['a status that is in no list', { ...ACK, status: 'read' }],
    ['a record that is neither text nor a whole number', { ...ACK, recordId: 7.5 }],
    ['a record of endless name', { ...ACK, recordId: 'x'.repeat(201) }],
    ['a list', [ACK]],
  ])('cannot be read that names %s', (_, said) => {
    expect(read(said)).toBe('ACK_WRONG_SHAPE');
  });

  it('cannot be read that is no JSON', () => {
    expect(readAcknowledgement(Buffer.from('{"disclosureId":'))).toBe('ACK_NOT_JSON');
    expect(readAcknowledgement(null)).toBe('ACK_NOT_JSON');
  });
});
