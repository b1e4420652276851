import { NOBODY } from '@iom/domain';
import { offender } from '../../test/samples.js';
import { accepted, expectSetAside, translated } from '../../test/translated.js';

const COMMITTED = Date.UTC(2026, 5, 14, 11, 1) * 1_000;

describe('a person of nDelius', () => {
  it('is reported with every identifier, and access that nobody limits', () => {
    const [identifiers, access] = accepted(
      ['IdentifiersReported', 'AccessLimitLifted'],
      offender(),
    );
    expect(identifiers).toMatchObject({
      removed: false,
      person: {
        ...NOBODY,
        crn: 'X000001',
        offenderId: '2500343964',
        nomsNumber: 'A0001AA',
        pncId: '2015/0000123L',
        croNumber: '000123/15F',
        surname: 'Synthetic',
        forenames: 'Sample',
        dateOfBirth: '1991-02-03',
      },
      meta: { occurredAt: COMMITTED, sourceRecordId: 'OFFENDER/2500343964', sourceVersion: '4' },
    });
    expect(access).toMatchObject({
      exclusion: 'NO',
      restriction: 'NO',
      person: identifiers.person,
    });
    expect(access.meta.eventId).not.toBe(identifiers.meta.eventId);
  });

  it.each([
    ['Y', 'N', 'YES', 'NO'],
    ['N', 'Y', 'NO', 'YES'],
    ['N', null, 'NO', 'UNKNOWN'],
    [' ', 'N', 'UNKNOWN', 'NO'],
    [undefined, undefined, 'UNKNOWN', 'UNKNOWN'],
  ])(
    'whose flags are %j and %j is limited: blank is unknown, not no',
    (x, r, exclusion, restriction) => {
      const row = offender({ CURRENT_EXCLUSION: x, CURRENT_RESTRICTION: r });
      const [, access] = accepted(['IdentifiersReported', 'AccessLimited'], row);
      expect(access).toMatchObject({ exclusion, restriction });
    },
  );

  it('keeps identifiers that fail their check as they were written, and links on none', () => {
    const row = offender({
      PNC_NUMBER: '2015/0000123A',
      CRN: 'X08770',
      NOMS_NUMBER: 'X000002',
      CRO_NUMBER: '',
    });
    const [{ person }] = accepted(['IdentifiersReported', 'AccessLimitLifted'], row);
    expect(person).toMatchObject({
      crn: null,
      pncId: null,
      croNumber: null,
      nomsNumber: null,
      unverified: [
        { kind: 'PNC', text: '2015/0000123A' },
        { kind: 'CRN', text: 'X08770' },
        { kind: 'NOMS', text: 'X000002' },
      ],
    });
  });

  it('who was removed is reported as removed, and nothing that was limited is free for it', () => {
    expect(accepted(['IdentifiersReported'], offender({ SOFT_DELETED: 1 }))[0].removed).toBe(true);
    const limited = offender({ SOFT_DELETED: 'TRUE', CURRENT_EXCLUSION: 'Y' });
    accepted(['IdentifiersReported', 'AccessLimited'], limited);
    const gone = offender({}, { op: 'd', after: null, before: { OFFENDER_ID: 1, CRN: 'X000001' } });
    expect(accepted(['IdentifiersReported'], gone)[0]).toMatchObject({
      removed: true,
      person: { offenderId: '1' },
    });
  });

  it('of a snapshot is state', () => {
    const events = accepted(
      ['IdentifiersReported', 'AccessLimitLifted'],
      offender({}, { op: 'r' }),
    );
    expect(events.map(({ meta }) => meta.recordLimits)).toEqual([['SNAPSHOT'], ['SNAPSHOT']]);
  });

  it('for training does not exist', () => {
    for (const id of ['9', -1]) {
      expect(translated(offender({ TRAINING_SESSION_ID: id })).skipped).toBe('TRAINING_DATA');
    }
  });

  it.each([0, '0', ''])('is real when the training session is %j, which is none', (id) => {
    const real = offender({ TRAINING_SESSION_ID: id });
    expect(translated(real)).toEqual(translated(offender()));
  });
});

describe('a person of nDelius whose row is broken', () => {
  it('is limited at once when a flag says so; the rest waits', () => {
    const { event, others } = expectSetAside(
      offender({ CURRENT_RESTRICTION: 'Y', DATE_OF_BIRTH_DATE: '1991-02-30' }),
    );
    expect(event).toMatchObject({ reason: 'IMPOSSIBLE_DATE', fieldPath: 'DATE_OF_BIRTH_DATE' });
    expect(others).toMatchObject([
      {
        type: 'AccessLimited',
        exclusion: 'NO',
        restriction: 'YES',
        person: { ...NOBODY, crn: 'X000001', offenderId: '2500343964' },
      },
    ]);
  });

  it('is limited when a flag is neither yes nor no', () => {
    const { event, others } = expectSetAside(offender({ CURRENT_EXCLUSION: 'P' }));
    expect(event).toMatchObject({ reason: 'UNKNOWN_CODE', fieldPath: 'CURRENT_EXCLUSION' });
    expect(others).toMatchObject([
      { type: 'AccessLimited', exclusion: 'UNKNOWN', restriction: 'NO' },
    ]);
  });

  it('is not freed of a limit by a row that could not be read whole', () => {
    expect(expectSetAside(offender({ SURNAME: 7 })).others).toEqual([]);
  });

  it.each([
    ['TRAINING_SESSION_ID', { TRAINING_SESSION_ID: 'A' }],
    ['OFFENDER_ID', { OFFENDER_ID: 'A' }],
    ['source.scn', { ROW_VERSION: null }],
  ])('in its %s is limited at once all the same', (fieldPath, fault) => {
    const row = offender(
      { ...fault, CURRENT_EXCLUSION: 'Y' },
      { source: { table: 'OFFENDER', scn: null } },
    );
    const { event, others } = expectSetAside(row);
    expect(event).toMatchObject({ reason: 'WRONG_SHAPE', fieldPath });
    expect(others).toMatchObject([
      { type: 'AccessLimited', exclusion: 'YES', person: { crn: 'X000001' } },
    ]);
  });

  it('and names nobody limits nobody', () => {
    const nobody = offender({ OFFENDER_ID: null, CRN: '', CURRENT_EXCLUSION: 'Y' });
    expect(expectSetAside(nobody).others).toEqual([]);
  });
});
