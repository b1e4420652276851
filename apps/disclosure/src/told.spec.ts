import { NOBODY_TOLD, toldAfter } from './told.js';

const shared = (recipient: string) => ({ recipient, outcome: 'SHARED' as const });
const GWENT = { recipients: ['gwent-police'], heldBack: [] };

describe('who has been told of a membership', () => {
  it('is whoever a selection or a change of category was shared with', () => {
    expect(toldAfter(NOBODY_TOLD, 'NominalSelected', [shared('gwent-police')])).toEqual(GWENT);
    expect(toldAfter(GWENT, 'NominalRecategorised', [shared('dyfed-powys-police')])).toEqual({
      recipients: ['dyfed-powys-police', 'gwent-police'],
      heldBack: [],
    });
  });

  it('is nobody from whom it was withheld or held back', () => {
    for (const outcome of ['WITHHELD', 'HELD', 'POINTER', 'NOTICE_DUE'] as const) {
      const decisions = [{ recipient: 'gwent-police', outcome }];
      expect(toldAfter(NOBODY_TOLD, 'NominalSelected', decisions)).toBe(NOBODY_TOLD);
    }
  });

  it('is no longer whoever has been told of its end', () => {
    expect(toldAfter(GWENT, 'NominalDeselected', [shared('gwent-police')])).toEqual(NOBODY_TOLD);
  });

  it('does not change with contacts', () => {
    expect(toldAfter(GWENT, 'ContactRecorded', [shared('probation-wales')])).toBe(GWENT);
  });
});
