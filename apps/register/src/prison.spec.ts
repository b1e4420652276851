import { aNominal, CRN, HOUR, PNC, police, probation, Rig } from '../testing/rig.js';
import { NOON } from '@iom/testing';

const NOMS = 'A1234BC';
const claim = { crn: CRN, offenderId: '9001', pncId: PNC, nomsNumber: NOMS };
const prisoner = { nomsNumber: NOMS };

const row = (of: { crn: string; offenderId: string; nomsNumber: string | null }, version = '2') =>
  probation('IdentifiersReported', { record: `OFFENDER/${of.offenderId}`, version, claim: of });
const another = { crn: 'X000002', offenderId: '9002', nomsNumber: NOMS };

const nominal = () => {
  const rig = new Rig();
  rig.tell(...aNominal(claim));
  return rig;
};

describe('a message from a prison, which names a NOMS number alone', () => {
  it.each(['PersonReleased', 'PersonReceivedIntoCustody', 'ReleasePlanned'] as const)(
    'is about whoever has that number by probation’s own row: %s',
    (type) => {
      expect(nominal().tell(probation(type, { claim: prisoner }))).toMatchObject([
        { type, standing: { probation: { crn: CRN } } },
      ]);
    },
  );

  it('tells where the person is', () => {
    const rig = nominal();
    rig.tell(probation('PersonReceivedIntoCustody', { record: 'A', claim: prisoner }));
    expect(rig.standing(CRN)?.custody).toBe('YES');
    rig.tell(probation('PersonReleased', { record: 'B', claim: prisoner, at: NOON + HOUR }));
    expect(rig.standing(CRN)?.custody).toBe('NO');
  });

  it('is about nobody while two people have the number, and about one again when the other’s row is put right', () => {
    const rig = nominal();
    rig.tell(row(another));
    expect(rig.tell(probation('ReleasePlanned', { claim: prisoner }))).toEqual([]);
    expect(rig.tally.dropped.nobody).toBe(1);
    rig.tell(row({ ...another, nomsNumber: 'A9999ZZ' }, '3'));
    expect(rig.tell(probation('ReleasePlanned', { claim: prisoner }))).toMatchObject([
      { standing: { probation: { crn: CRN } } },
    ]);
  });

  it('follows the number when probation gives it to somebody else', () => {
    const rig = nominal();
    rig.tell(...aNominal({ crn: 'X000002', offenderId: '9002', pncId: null }));
    rig.tell(row({ ...claim, nomsNumber: null }), row(another, '3'));
    expect(rig.tell(probation('ReleasePlanned', { claim: prisoner }))).toMatchObject([
      { standing: { probation: { crn: 'X000002' } } },
    ]);
  });

  it('is about nobody when the row that had the number is gone', () => {
    const rig = nominal();
    rig.tell(
      probation(
        'IdentifiersReported',
        { record: 'OFFENDER/9001', version: '2', claim },
        { removed: true },
      ),
    );
    expect(rig.tell(probation('ReleasePlanned', { claim: prisoner }))).toEqual([]);
    expect(rig.tally.dropped.nobody).toBe(1);
  });

  it.each([
    ['did not pass its check', { unverified: [{ kind: 'NOMS', text: NOMS }] as const }],
    ['is one of two', { ...prisoner, unverified: [{ kind: 'NOMS', text: '?' }] as const }],
    ['comes beside a PNC id', { ...prisoner, pncId: '2016/0000456X' }],
    ['is unknown to probation', { nomsNumber: 'A9999ZZ' }],
  ])('is about nobody when the number %s', (_, named) => {
    const rig = nominal();
    expect(rig.tell(probation('ReleasePlanned', { claim: named }))).toEqual([]);
    expect(rig.tally.dropped.nobody).toBe(1);
  });

  it('links no force and no other organisation, whatever number they give', () => {
    const rig = nominal();
    const stranger = { nicheNominalId: 'N61-9', pncId: null, nomsNumber: NOMS };
    expect(rig.tell(police('ContactRecorded', { claim: stranger }))).toEqual([]);
    expect(rig.tally.waiting).toBe(1);
    const elsewhere = probation('ReleasePlanned', { claim: prisoner });
    const meta = { ...elsewhere.meta, sourceOrg: 'south-wales-police' };
    expect(rig.tell({ ...elsewhere, meta })).toEqual([]);
    expect(rig.standing(CRN)?.police).toEqual([]);
  });
});
