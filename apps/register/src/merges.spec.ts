import { aNominal, CRN, PNC, police, probation, Rig } from '../testing/rig.js';

const OTHER = 'X000002';
const OTHER_PNC = '2016/0000456M';
const merge = (facts = {}) =>
  probation(
    'PersonMerged',
    { record: 'MERGE/1', claim: {} },
    { kind: 'CRN', survivor: CRN, removed: OTHER, ...facts },
  );

const two = (): Rig => {
  const rig = new Rig();
  rig.tell(...aNominal(), ...aNominal({ crn: OTHER, offenderId: '9002', pncId: OTHER_PNC }));
  return rig;
};
const limits = (rig: Rig) => [CRN, OTHER].map((crn) => rig.standing(crn)?.limitedAccess);

describe('a merge', () => {
  it('makes the limits of both unknown, says so of both, and counts them', () => {
    const rig = two();
    expect(limits(rig)).toEqual(['NONE', 'NONE']);
    expect(rig.tell(merge())).toMatchObject([
      {
        type: 'PersonMerged',
        standing: { probation: { crn: CRN }, limitedAccess: 'UNKNOWN' },
        previousStanding: { limitedAccess: 'NONE' },
      },
      {
        type: 'PersonMerged',
        standing: { probation: { crn: OTHER }, limitedAccess: 'UNKNOWN' },
        previousStanding: { limitedAccess: 'NONE' },
      },
    ]);
    expect(limits(rig)).toEqual(['UNKNOWN', 'UNKNOWN']);
    expect(rig.tally.unresolved).toBe(2);
    expect(new Set(rig.events.map(({ meta }) => meta.eventId)).size).toBe(rig.events.length);
  });

  it('is told once', () => {
    const rig = two();
    rig.tell(merge());
    expect(rig.tell(merge())).toEqual([]);
    expect([rig.tally.dropped['same-fact'], rig.tally.unresolved]).toEqual([1, 2]);
  });

  it('makes nobody less restricted', () => {
    const rig = two();
    rig.tell(probation('AccessLimited', { record: 'OFFENDER/9001', version: '2' }), merge());
    expect(limits(rig)).toEqual(['RESTRICTED', 'UNKNOWN']);
  });

  it('does not wait behind a record that cannot be read', () => {
    const rig = two();
    rig.tell(probation('RecordSetAside', { record: 'CONTACT/1' }), merge());
    expect(limits(rig)).toEqual(['UNKNOWN', 'UNKNOWN']);
    expect(rig.tally.waiting).toBe(0);
  });

  it('holds for a person who is named by it first and known later', () => {
    const rig = new Rig();
    rig.tell(merge(), ...aNominal());
    expect(rig.standing(CRN)?.limitedAccess).toBe('UNKNOWN');
  });

  it('of prison numbers is about whoever has them', () => {
    const rig = new Rig();
    const row = { record: 'OFFENDER/9001', version: '2' };
    const claim = { crn: CRN, offenderId: '9001', pncId: PNC, dateOfBirth: '1991-02-03' };
    rig.tell(...aNominal());
    rig.tell(
      probation('IdentifiersReported', { ...row, claim: { ...claim, nomsNumber: 'A1234BC' } }),
    );
    rig.tell(probation('AccessLimitLifted', { ...row, claim }));
    expect(rig.standing(CRN)?.limitedAccess).toBe('NONE');
    rig.tell(merge({ kind: 'NOMS', survivor: 'A9999ZZ', removed: 'A1234BC' }));
    expect(rig.standing(CRN)?.limitedAccess).toBe('UNKNOWN');
  });

  it('of nobody who is known is counted', () => {
    const rig = two();
    expect(rig.tell(merge({ kind: 'NOMS', survivor: 'A9999ZZ', removed: 'A1234BC' }))).toEqual([]);
    expect(rig.tally.dropped.nobody).toBe(1);
    expect(limits(rig)).toEqual(['NONE', 'NONE']);
  });

  it.each([
    ['linked before', true],
    ['linked after', false],
  ])('of a force’s nominals holds for the person that one of them is %s it', (_, isBefore) => {
    const rig = new Rig();
    const visit = police('ContactRecorded', { record: 'OC-1' });
    const merged = police(
      'PersonMerged',
      { record: 'NM-1', claim: { pncId: null } },
      { kind: 'NICHE_NOMINAL', survivor: 'N61-2', removed: 'N61-1' },
    );
    rig.tell(...aNominal(), ...(isBefore ? [visit, merged] : [merged, visit]));
    expect(rig.standing(CRN)?.limitedAccess).toBe('UNKNOWN');
    expect(rig.tally.unresolved).toBe(1);
  });

  it('that is undone leaves it as unknown whose limits hold', () => {
    const rig = two();
    rig.tell(merge());
    const undone = probation(
      'PersonUnmerged',
      { record: 'MERGE/1', version: '2', claim: {} },
      { kind: 'CRN', survivor: CRN, restored: OTHER },
    );
    expect(rig.tell(undone).map(({ type }) => type)).toEqual(['PersonUnmerged', 'PersonUnmerged']);
    expect(limits(rig)).toEqual(['UNKNOWN', 'UNKNOWN']);
  });
});
