import { aNominal, CRN, police, probation, Rig } from '../testing/rig.js';

const contact = (version: string, facts = {}) =>
  police('ContactRecorded', { record: 'OC-1', version }, facts);
const row = (type: 'ContactOffered' | 'ContactRecorded', version: string, facts = {}) =>
  probation(type, { record: 'CONTACT/1', version }, facts);
const removed = (version: string) =>
  probation(
    'RecordRetracted',
    { record: 'CONTACT/1', version },
    { retracts: null, recordType: null },
  );

const nominal = () => {
  const rig = new Rig();
  rig.tell(...aNominal());
  return rig;
};

describe('the versions of a record', () => {
  it('are said once, however often they come', () => {
    const rig = nominal();
    expect(rig.tell(contact('2'))).toHaveLength(1);
    expect(rig.tell(contact('2'))).toEqual([]);
    expect(rig.tell(contact('1', { notes: 'older' }))).toEqual([]);
    expect(rig.tally.dropped['older-or-same-version']).toBe(2);
  });

  it('are not said when they say the same as before', () => {
    const rig = nominal();
    rig.tell(contact('1'));
    expect(rig.tell(contact('2'))).toEqual([]);
    expect(rig.tally.dropped['same-content']).toBe(1);
  });

  it('compare as numbers of any length', () => {
    const rig = nominal();
    rig.tell(contact('9'));
    expect(rig.tell(contact('10', { outcome: 'NOT_KEPT' }))).toHaveLength(1);
    expect(rig.tell(contact('90071992547409930', { outcome: 'KEPT' }))).toHaveLength(1);
    expect(rig.tell(contact('90071992547409929', { outcome: 'EXCUSED' }))).toEqual([]);
  });

  it('correct what was said first, naming the fields and no values', () => {
    const rig = nominal();
    const [said] = rig.tell(contact('1'));
    const change = contact('2', { outcome: 'NOT_KEPT', summary: 'ZZ-SYNTHETIC-CANARY' });
    const [correction] = rig.tell(change);
    expect(correction).toMatchObject({
      type: 'RecordCorrected',
      meta: { eventId: change.meta.eventId },
      corrects: said?.meta.eventId,
      recordType: 'ContactRecorded',
      changed: ['outcome', 'summary'],
    });
    expect(JSON.stringify(correction)).not.toMatch(/CANARY/);
    expect(rig.tell(contact('3', { outcome: 'EXCUSED' }))).toMatchObject([
      { corrects: said?.meta.eventId },
    ]);
  });

  it('are no correction when only what nobody is ever given has changed, or was not sent again', () => {
    const rig = nominal();
    rig.tell(contact('1', { notes: 'Synthetic note.', address: '1 Synthetic Street' }));
    expect(rig.tell(contact('2', { notes: null, address: null }))).toEqual([]);
    expect(rig.tell(contact('3', { notes: 'Another synthetic note.' }))).toEqual([]);
    expect(rig.tally.dropped['same-content']).toBe(2);
    expect(rig.tell(contact('4', { notes: null, outcome: 'EXCUSED' }))).toMatchObject([
      { type: 'RecordCorrected', changed: ['outcome'] },
    ]);
  });

  it('leave hashes and no content in the state', () => {
    const rig = nominal();
    rig.tell(contact('1', { notes: 'ZZ-SYNTHETIC-CANARY', summary: 'ZZ-SYNTHETIC-CANARY' }));
    expect(JSON.stringify([...rig.state.held])).not.toMatch(/CANARY/);
  });

  it('become a limit that the source added later', () => {
    const rig = nominal();
    rig.tell(row('ContactRecorded', '1'));
    expect(
      rig.tell(row('ContactRecorded', '2', { meta: { recordLimits: ['SENSITIVE'] } })),
    ).toMatchObject([{ type: 'RecordCorrected', changed: ['recordLimits'] }]);
  });

  it('are not news when a snapshot says them again', () => {
    const rig = nominal();
    rig.tell(row('ContactRecorded', '1'));
    expect(rig.tell(row('ContactRecorded', '2', { meta: { recordLimits: ['SNAPSHOT'] } }))).toEqual(
      [],
    );
  });

  it('are a contact of its own when an offer gets its outcome', () => {
    const rig = nominal();
    rig.tell(row('ContactOffered', '1'));
    expect(rig.tell(row('ContactRecorded', '2'))).toMatchObject([{ type: 'ContactRecorded' }]);
  });

  it('withdraw the contact when its outcome is taken out', () => {
    const rig = nominal();
    rig.tell(row('ContactOffered', '1'));
    const [kept] = rig.tell(row('ContactRecorded', '2'));
    expect(rig.tell(row('ContactOffered', '3'))).toMatchObject([
      {
        type: 'RecordRetracted',
        retracts: kept?.meta.eventId,
        recordType: 'ContactRecorded',
      },
    ]);
  });

  it('withdraw all that was said when the record is deleted', () => {
    const rig = nominal();
    const [offer] = rig.tell(row('ContactOffered', '1'));
    const [kept] = rig.tell(row('ContactRecorded', '2'));
    const said = rig.tell(removed('3'));
    expect(said).toHaveLength(2);
    expect(said).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: 'RecordRetracted', retracts: offer?.meta.eventId }),
        expect.objectContaining({ type: 'RecordRetracted', retracts: kept?.meta.eventId }),
      ]),
    );
    expect(new Set(said.map(({ meta }) => meta.eventId)).size).toBe(2);
  });

  it('do not come back to life after a deletion, unless the source brings them back', () => {
    const rig = nominal();
    rig.tell(removed('3'));
    expect(rig.tally.dropped['nothing-to-retract']).toBe(1);
    expect(rig.tell(row('ContactRecorded', '2'))).toEqual([]);
    expect(rig.tell(row('ContactRecorded', '4'))).toMatchObject([{ type: 'ContactRecorded' }]);
  });

  it('are new when the first that is seen is an update', () => {
    expect(nominal().tell(contact('7'))).toMatchObject([{ type: 'ContactRecorded' }]);
  });

  it('are corrected and withdrawn for those who had them, also when the person has left the cohort', () => {
    const rig = nominal();
    rig.tell(
      row('ContactRecorded', '1'),
      probation('NominalDeselected', { record: 'DEREGISTRATION/1' }),
    );
    expect(rig.tell(row('ContactRecorded', '2', { outcome: 'EXCUSED' }))).toMatchObject([
      { type: 'RecordCorrected', standing: { cohort: null } },
    ]);
    expect(rig.tell(removed('3'))).toMatchObject([{ type: 'RecordRetracted' }]);
  });

  it('withdraw from one person what the source has moved to another', () => {
    const rig = nominal();
    rig.tell(...aNominal({ crn: 'X000002', offenderId: '9002', pncId: null }));
    const [first] = rig.tell(row('ContactRecorded', '1'));
    const said = rig.tell(
      probation('ContactRecorded', {
        record: 'CONTACT/1',
        version: '2',
        claim: { crn: 'X000002' },
      }),
    );
    expect(said).toMatchObject([
      { type: 'ContactRecorded', standing: { probation: { crn: 'X000002' } } },
      { type: 'RecordRetracted', subjectId: first?.subjectId, retracts: first?.meta.eventId },
    ]);
    const stranger = { record: 'CONTACT/1', version: '3', claim: { crn: 'X000003' } };
    expect(rig.tell(probation('ContactRecorded', stranger))).toMatchObject([
      { type: 'RecordRetracted', subjectId: said[0]?.subjectId },
    ]);
    expect(rig.standing(CRN)?.cohort).not.toBeNull();
  });
});

describe('a contact that was first seen in a snapshot', () => {
  const snapshot = { meta: { recordLimits: ['SNAPSHOT'] } } as const;

  it('goes as its own type with the first version that is news', () => {
    const rig = nominal();
    rig.tell(row('ContactRecorded', '1', snapshot));
    expect(rig.tell(row('ContactRecorded', '2'))).toEqual([]);
    const [told] = rig.tell(row('ContactRecorded', '3', { outcome: 'NOT_KEPT' }));
    expect(told).toMatchObject({ type: 'ContactRecorded', outcome: 'NOT_KEPT' });
    expect(rig.tell(row('ContactRecorded', '4', { outcome: 'EXCUSED' }))).toMatchObject([
      { type: 'RecordCorrected', corrects: told?.meta.eventId },
    ]);
  });

  it('is not withdrawn, for nobody was told of it', () => {
    const rig = nominal();
    rig.tell(row('ContactRecorded', '1', snapshot));
    expect(rig.tell(removed('2'))).toEqual([]);
    expect(rig.tally.dropped['nothing-to-retract']).toBe(1);
  });

  it('takes back the offer before it, which was told, and nothing else', () => {
    const rig = nominal();
    const [offer] = rig.tell(row('ContactOffered', '1'));
    rig.tell(row('ContactRecorded', '2', snapshot));
    const [kept] = rig.tell(row('ContactRecorded', '3', { outcome: 'EXCUSED' }));
    expect(rig.tell(removed('4')).map((each) => 'retracts' in each && each.retracts)).toEqual([
      kept?.meta.eventId,
      offer?.meta.eventId,
    ]);
  });

  it('is an offer again, which was told, when its outcome is taken out', () => {
    const rig = nominal();
    const [offer] = rig.tell(row('ContactOffered', '1'));
    rig.tell(row('ContactRecorded', '2', snapshot));
    expect(rig.tell(row('ContactOffered', '3'))).toEqual([]);
    expect(rig.tell(removed('4'))).toMatchObject([{ retracts: offer?.meta.eventId }]);
  });
});
