import { aNominal, CRN, PNC, police, probation, Rig } from '../testing/rig.js';

const OTHER_PNC = '2016/0000456X';
const row = (
  offenderId: string,
  claim: { crn: string; pncId?: string | null; offenderId?: string },
  version = '1',
) =>
  probation('IdentifiersReported', {
    record: `OFFENDER/${offenderId}`,
    version,
    claim: { offenderId, dateOfBirth: '1991-02-03', ...claim },
  });

describe('whom probation means', () => {
  it('is the same person by CRN and by OFFENDER_ID once a row has joined the two', () => {
    const rig = new Rig();
    rig.tell(...aNominal());
    const byCrn = rig.tell(probation('ContactRecorded', { record: 'CONTACT/1' }));
    const byId = rig.tell(
      probation('ContactRecorded', { record: 'CONTACT/2', claim: { offenderId: '9001' } }),
    );
    expect(byCrn[0]?.subjectId).toBe(byId[0]?.subjectId);
  });

  it('waits for the OFFENDER row that names an OFFENDER_ID', () => {
    const rig = new Rig();
    rig.tell(
      probation('NominalSelected', { record: 'REGISTRATION/1', claim: { offenderId: '9001' } }),
    );
    expect(rig.events).toEqual([]);
    expect(rig.tally.waiting).toBe(1);
    rig.tell(row('9001', { crn: CRN }));
    rig.tell(
      probation('AccessLimitLifted', {
        record: 'OFFENDER/9001',
        claim: { crn: CRN, offenderId: '9001' },
      }),
    );
    expect(rig.events).toMatchObject([
      { type: 'NominalSelected', standing: { limitedAccess: 'NONE' } },
    ]);
    expect(rig.tally.waiting).toBe(0);
  });

  it('does not wait for limits longer than the next decision', () => {
    const rig = new Rig();
    rig.tell(
      probation('NominalSelected', { record: 'REGISTRATION/1', claim: { offenderId: '9001' } }),
      row('9001', { crn: CRN }),
      probation('ContactRecorded', { claim: { crn: 'X999999' } }),
    );
    expect(rig.events).toMatchObject([
      { type: 'NominalSelected', standing: { limitedAccess: 'UNKNOWN' } },
    ]);
  });

  it('is in conflict when a claim joins the CRN of one with the OFFENDER_ID of another', () => {
    const rig = new Rig();
    rig.tell(
      ...aNominal({ crn: CRN, offenderId: '9001', pncId: PNC }),
      ...aNominal({ crn: 'X000002', offenderId: '9002', pncId: OTHER_PNC }),
      row('9002', { crn: CRN, pncId: PNC }, '2'),
    );
    expect(rig.standing(CRN)).toMatchObject({ link: 'CONFLICT', probation: { pncId: PNC } });
    expect(rig.standing('X000002')?.link).toBe('CONFLICT');
    expect(rig.tell(probation('ContactRecorded'))).toMatchObject([
      { standing: { link: 'CONFLICT' } },
    ]);
    rig.tell(row('9002', { crn: 'X000002', pncId: OTHER_PNC }, '3'));
    expect([rig.standing(CRN)?.link, rig.standing('X000002')?.link]).toEqual([
      'ONE_SIDE',
      'ONE_SIDE',
    ]);
  });

  it('is nobody when there is no identifier', () => {
    const rig = new Rig();
    rig.tell(probation('ContactRecorded', { claim: { nomsNumber: 'A1234BC' } }));
    expect(rig.tally.dropped.nobody).toBe(1);
  });
});

describe('whom a force means', () => {
  it('is the one person whose row has that PNC id', () => {
    const rig = new Rig();
    rig.tell(...aNominal());
    expect(rig.tell(police('ContactRecorded'))).toMatchObject([
      {
        standing: {
          link: 'EXACT_PNC',
          police: [{ org: 'gwent-police', nominalId: 'N61-1', pncId: PNC }],
        },
        previousStanding: { link: 'ONE_SIDE', police: [] },
      },
    ]);
  });

  it('is nobody while evidence about the one person with that PNC id disagrees, and is them once it agrees', () => {
    const rig = new Rig();
    rig.tell(
      ...aNominal({ crn: CRN, offenderId: '9001', pncId: PNC }),
      ...aNominal({ crn: 'X000002', offenderId: '9002', pncId: OTHER_PNC }),
      row('9002', { crn: CRN, pncId: PNC }, '2'),
    );
    expect(rig.tell(police('ContactRecorded'))).toEqual([]);
    expect(rig.tally.waiting).toBe(1);
    expect(rig.standing(CRN)?.police).toEqual([]);
    rig.tell(
      row('9002', { crn: 'X000002', pncId: OTHER_PNC }, '3'),
      probation('ContactRecorded', { claim: { crn: 'X999999' } }),
    );
    expect(rig.standing(CRN)?.police).toMatchObject([{ nominalId: 'N61-1' }]);
    expect(rig.events.at(-1)).toMatchObject({
      type: 'ContactRecorded',
      standing: { link: 'EXACT_PNC' },
    });
  });

  it('is not known from an identifier that failed its check, until a valid one comes', () => {
    const rig = new Rig();
    rig.tell(...aNominal());
    expect(rig.tell(police('ContactRecorded', { record: 'A', claim: { pncId: null } }))).toEqual(
      [],
    );
    const said = rig.tell(police('ContactRecorded', { record: 'B' }));
    expect(said.map(({ meta }) => meta.sourceRecordId)).toEqual(['A', 'B']);
  });

  it('is said in order when probation names the PNC id later, once the limits are known', () => {
    const rig = new Rig();
    rig.tell(...aNominal({ crn: CRN, offenderId: '9001', pncId: null }));
    rig.tell(
      police('ContactRecorded', { record: 'A' }),
      police('ContactRecorded', { record: 'B' }),
    );
    expect(rig.tally.waiting).toBe(2);
    rig.tell(row('9001', { crn: CRN, pncId: PNC }, '2'));
    const said = rig.tell(
      probation('AccessLimitLifted', {
        record: 'OFFENDER/9001',
        version: '2',
        claim: { crn: CRN, offenderId: '9001' },
      }),
    );
    expect(said.map(({ meta }) => meta.sourceRecordId)).toEqual(['A', 'B']);
    expect(rig.tally.waiting).toBe(0);
  });

  it('is nobody while two CRNs have the PNC id, and both people are in conflict until that ends', () => {
    const rig = new Rig();
    rig.tell(...aNominal(), ...aNominal({ crn: 'X000002', offenderId: '9002', pncId: PNC }));
    expect(rig.tell(police('ContactRecorded'))).toEqual([]);
    expect([rig.standing(CRN)?.link, rig.standing('X000002')?.link]).toEqual([
      'CONFLICT',
      'CONFLICT',
    ]);
    rig.tell(row('9002', { crn: 'X000002', pncId: OTHER_PNC }, '2'));
    rig.tell(probation('ContactRecorded', { claim: { crn: 'X999999' } }));
    expect(rig.standing(CRN)?.link).toBe('EXACT_PNC');
    expect(rig.standing('X000002')?.link).toBe('ONE_SIDE');
  });

  it('stays who it was when a later PNC id of theirs fails its check', () => {
    const rig = new Rig();
    rig.tell(...aNominal(), police('ContactRecorded', { record: 'A' }));
    expect(
      rig.tell(police('ContactRecorded', { record: 'B', claim: { pncId: null } })),
    ).toMatchObject([{ standing: { link: 'EXACT_PNC' } }]);
  });

  it('is in doubt when a linked nominal has another valid PNC id, until the facts agree', () => {
    const rig = new Rig();
    rig.tell(...aNominal(), police('ContactRecorded', { record: 'A' }));
    expect(
      rig.tell(police('ContactRecorded', { record: 'B', claim: { pncId: OTHER_PNC } })),
    ).toMatchObject([{ standing: { link: 'CONFLICT' } }]);
    expect(rig.tell(probation('ContactRecorded'))).toMatchObject([
      { standing: { link: 'ONE_SIDE', police: [] } },
    ]);
    expect(rig.tell(police('ContactRecorded', { record: 'C' }))).toMatchObject([
      { standing: { link: 'EXACT_PNC' } },
    ]);
  });

  it('stays linked, and links nobody new, by a PNC id that probation has replaced', () => {
    const rig = new Rig();
    rig.tell(
      ...aNominal(),
      police('ContactRecorded', { record: 'A' }),
      row('9001', { crn: CRN, pncId: OTHER_PNC }, '2'),
    );
    expect(rig.tell(police('ContactRecorded', { record: 'B' }))).toMatchObject([
      { standing: { link: 'EXACT_PNC' } },
    ]);
    const stranger = police('ContactRecorded', { record: 'C', claim: { nicheNominalId: 'N61-2' } });
    expect(rig.tell(stranger)).toEqual([]);
    expect(rig.tally.waiting).toBe(1);
  });

  it('holds nothing but identity of people whom only the police know', () => {
    const rig = new Rig();
    rig.tell(police('ContactRecorded'));
    const kinds = [...rig.state.held.values()].map(({ kind }) => kind).toSorted();
    expect(kinds).toEqual(['niche', 'order', 'pnc', 'queue', 'tally', 'waiting']);
  });
});
