import { aNominal, CRN, police, probation, Rig } from '../testing/rig.js';

const selected = (version: string, facts = {}) =>
  probation(
    'NominalSelected',
    { record: 'REGISTRATION/1', version },
    { registrationId: '1', ...facts },
  );
const deregistered = (version = '1') =>
  probation('NominalDeselected', { record: 'DEREGISTRATION/5', version });
const deleted = (version: string, registrationId = '1') =>
  probation(
    'NominalDeselected',
    { record: `REGISTRATION/${registrationId}`, version },
    { registrationId, ending: 'DELETED' },
  );

describe('membership of the cohort', () => {
  it('says that a person was selected, and how they stood before', () => {
    const rig = new Rig();
    const [event] = rig.tell(selected('1'));
    expect(event).toMatchObject({
      type: 'NominalSelected',
      standing: { cohort: { category: 'FIXED', selectedOn: '2026-06-01' } },
      previousStanding: { cohort: null, probation: { crn: CRN } },
    });
    expect(rig.standing(CRN)?.cohort?.category).toBe('FIXED');
  });

  it('puts no person claim, name or date of birth into what it says', () => {
    const rig = new Rig();
    rig.tell(
      ...aNominal(),
      probation('IdentifiersReported', {
        record: 'OFFENDER/9001',
        version: '2',
        claim: {
          crn: CRN,
          offenderId: '9001',
          surname: 'ZZ-SYNTHETIC-CANARY',
          dateOfBirth: '1999-09-09',
        },
      }),
    );
    const said = JSON.stringify([...rig.events, ...rig.nominals.values()]);
    expect(said).not.toMatch(/CANARY|1999-09-09|1991-02-03/);
    for (const event of rig.events) expect(event).not.toHaveProperty('person');
  });

  it('hears the same selection from a message and from a row once', () => {
    const rig = new Rig();
    const message = selected(String(1_781_000_000_000_000), {
      meta: { occurredAt: 1_781_000_000_000_000 },
    });
    expect(rig.tell(message)).toHaveLength(1);
    expect(rig.tell(selected('1'))).toEqual([]);
    expect(rig.tally.dropped['same-fact']).toBe(1);
  });

  it('compares versions of rows with those of rows, however late the message was', () => {
    const rig = new Rig();
    rig.tell(
      selected(String(1_781_000_000_000_000), { meta: { occurredAt: 1_781_000_000_000_000 } }),
    );
    expect(rig.tell(selected('2', { category: 'FLEX', categoryCode: 'I4' }))).toMatchObject([
      { type: 'NominalRecategorised', previousCategory: 'FIXED', category: 'FLEX' },
    ]);
  });

  it('calls another category a recategorisation, under the id of what was observed', () => {
    const rig = new Rig();
    const change = selected('2', { category: 'FREE', categoryCode: 'I5' });
    rig.tell(selected('1'));
    expect(rig.tell(change)).toMatchObject([
      {
        type: 'NominalRecategorised',
        meta: { eventId: change.meta.eventId },
        previousCategory: 'FIXED',
        standing: { cohort: { category: 'FREE' } },
        previousStanding: { cohort: { category: 'FIXED' } },
      },
    ]);
  });

  it('takes a new review date without a word, but keeps the nominal up to date', () => {
    const rig = new Rig();
    rig.tell(selected('1'));
    expect(rig.tell(selected('2', { reviewDue: '2027-03-01' }))).toEqual([]);
    expect(rig.standing(CRN)?.cohort?.reviewDue).toBe('2027-03-01');
  });

  it('drops an older fact about the same registration', () => {
    const rig = new Rig();
    rig.tell(selected('3'));
    expect(rig.tell(selected('2', { category: 'FREE' }))).toEqual([]);
    expect(rig.tally.dropped['older-or-same-version']).toBe(1);
    expect(rig.standing(CRN)?.cohort?.category).toBe('FIXED');
  });

  it('ends membership at a deregistration, which is said with the standing before', () => {
    const rig = new Rig();
    rig.tell(selected('1'));
    expect(rig.tell(deregistered())).toMatchObject([
      {
        type: 'NominalDeselected',
        standing: { cohort: null },
        previousStanding: { cohort: { category: 'FIXED' } },
      },
    ]);
    expect(rig.standing(CRN)).toMatchObject({ cohort: null });
  });

  it('has a row that is still open restore a membership', () => {
    const rig = new Rig();
    rig.tell(selected('1'), deregistered());
    expect(rig.tell(selected('2'))).toMatchObject([{ type: 'NominalSelected' }]);
  });

  it('says nothing when someone who is no nominal is deselected', () => {
    const rig = new Rig();
    expect(rig.tell(deregistered())).toEqual([]);
    expect(rig.tally.dropped['same-fact']).toBe(1);
  });

  it('keeps a person a nominal while another registration is open', () => {
    const rig = new Rig();
    const second = probation(
      'NominalSelected',
      { record: 'REGISTRATION/2' },
      { registrationId: '2', category: 'FLEX', selectedOn: '2026-07-01' },
    );
    rig.tell(selected('1'), second);
    expect(rig.standing(CRN)?.cohort?.category).toBe('FLEX');
    expect(rig.tell(deleted('2', '2'))).toMatchObject([
      { type: 'NominalRecategorised', category: 'FIXED', previousCategory: 'FLEX' },
    ]);
    expect(rig.tell(deleted('2'))).toMatchObject([{ type: 'NominalDeselected' }, {}]);
  });

  it('withdraws the selection too when the registration was deleted', () => {
    const rig = new Rig();
    const [selection] = rig.tell(selected('1'));
    const said = rig.tell(deleted('2'));
    expect(said).toMatchObject([
      { type: 'NominalDeselected', ending: 'DELETED' },
      { type: 'RecordRetracted', retracts: selection?.meta.eventId, recordType: 'NominalSelected' },
    ]);
    expect(said[1]?.meta.eventId).not.toBe(said[0]?.meta.eventId);
    expect(said[1]?.meta.causationId).toBe(said[0]?.meta.eventId);
  });

  it('says state read from a snapshot as well: disclosure knows that it is no news', () => {
    const rig = new Rig();
    expect(rig.tell(selected('1', { meta: { recordLimits: ['SNAPSHOT'] } }))).toHaveLength(1);
  });
});

/** Told by messages, whose versions are the times at which things happened. */
const T = (n: number) => 1_781_000_000_000_000 + n;
const added = (at: number, registrationId = '1', facts = {}) =>
  probation(
    'NominalSelected',
    { record: `REGISTRATION/${registrationId}`, version: String(at), at },
    { registrationId, ...facts },
  );
const deregisteredAt = (at: number) =>
  probation('NominalDeselected', { record: `DEREGISTRATION/${at}`, version: String(at), at });
const deletedAt = (at: number, registrationId = '1') =>
  probation(
    'NominalDeselected',
    { record: `REGISTRATION/${registrationId}`, version: String(at), at },
    { registrationId, ending: 'DELETED' },
  );

describe('messages about membership that come out of order', () => {
  it('begin nothing that has ended since', () => {
    const rig = new Rig();
    expect(rig.tell(deregisteredAt(T(3)), added(T(0)))).toEqual([]);
    expect(rig.tell(added(T(2)))).toEqual([]);
    expect(rig.standing(CRN)).toBeUndefined();
    expect(rig.tally.dropped['older-or-same-version']).toBe(2);
  });

  it('do not bring back a membership by an update that is older than its end', () => {
    const rig = new Rig();
    rig.tell(added(T(0)), deregisteredAt(T(3)));
    expect(rig.tell(added(T(2), '1', { category: 'FREE' }))).toEqual([]);
    expect(rig.tell(added(T(3), '2'))).toEqual([]);
    expect(rig.standing(CRN)?.cohort).toBeNull();
  });

  it('remember the latest end, not the one that came last', () => {
    const rig = new Rig();
    rig.tell(added(T(0)), deregisteredAt(T(5)), deregisteredAt(T(3)));
    expect(rig.tell(added(T(4), '2'))).toEqual([]);
    expect(rig.standing(CRN)?.cohort).toBeNull();
  });

  it('begin a membership anew after the end of the one before', () => {
    const rig = new Rig();
    rig.tell(added(T(0)), deregisteredAt(T(3)));
    expect(rig.tell(added(T(4), '2'))).toMatchObject([{ type: 'NominalSelected' }]);
    expect(rig.standing(CRN)?.cohort?.category).toBe('FIXED');
  });

  it('leave it to a row to say that a registration is open', () => {
    const rig = new Rig();
    rig.tell(added(T(0)), deregisteredAt(T(3)));
    expect(rig.tell(selected('1', { meta: { occurredAt: T(1) } }))).toMatchObject([
      { type: 'NominalSelected' },
    ]);
  });

  it.each([
    ['in the same instant as', 5],
    ['before', 4],
  ])('end a registration that was deleted %s its last update', (_, at) => {
    const rig = new Rig();
    rig.tell(added(T(1)), added(T(5), '1', { reviewDue: '2027-03-01' }));
    expect(rig.tell(deletedAt(T(at)))).toMatchObject([
      { type: 'NominalDeselected', ending: 'DELETED' },
      { type: 'RecordRetracted', recordType: 'NominalSelected' },
    ]);
    expect(rig.standing(CRN)?.cohort).toBeNull();
  });

  it('bring back no registration that was deleted, whenever they were sent', () => {
    const rig = new Rig();
    rig.tell(added(T(1)), deletedAt(T(2)));
    expect(rig.tell(added(T(9)))).toEqual([]);
    expect(rig.tell(deletedAt(T(2)))).toEqual([]);
    expect(rig.standing(CRN)?.cohort).toBeNull();
    expect(rig.tell(added(T(3), '2'))).toMatchObject([{ type: 'NominalSelected' }]);
  });
});

describe('a registration that was deleted', () => {
  it('withdraws its selection also when the membership had ended before', () => {
    const rig = new Rig();
    const [selection] = rig.tell(selected('1'));
    rig.tell(deregistered());
    expect(rig.tell(deleted('2'))).toMatchObject([
      { type: 'RecordRetracted', retracts: selection?.meta.eventId, standing: { cohort: null } },
    ]);
    expect(rig.tell(deleted('3'))).toEqual([]);
  });

  it('withdraws its selection also when another registration goes on', () => {
    const rig = new Rig();
    const [selection] = rig.tell(selected('1'));
    const second = { record: 'REGISTRATION/2' };
    rig.tell(probation('NominalSelected', second, { registrationId: '2' }));
    expect(rig.tell(deleted('2'))).toMatchObject([
      { type: 'RecordRetracted', retracts: selection?.meta.eventId },
    ]);
    expect(rig.standing(CRN)?.cohort).not.toBeNull();
  });
});

describe('people who are no nominals', () => {
  it('leave nothing but counts of what was said about them', () => {
    const rig = new Rig();
    rig.tell(...aNominal().slice(0, 3), police('ContactRecorded'));
    expect(rig.events).toEqual([]);
    expect(rig.nominals.size).toBe(0);
    expect(rig.tally).toMatchObject({ kept: 3, dropped: { 'not-a-nominal': 1 } });
    expect([...rig.state.held.keys()].some((key) => key.startsWith('r/'))).toBe(false);
  });

  it('are known, with limits and area, by the time they become nominals', () => {
    const rig = new Rig();
    rig.tell(...aNominal());
    expect(rig.standing(CRN)).toMatchObject({
      limitedAccess: 'NONE',
      age18OrOver: 'YES',
      area: { pdu: 'WPTGWT', policeOrg: 'gwent-police', probationOrg: 'probation-wales' },
    });
  });

  it('stay in the list of nominals, without a cohort, when they were one', () => {
    const rig = new Rig();
    rig.tell(...aNominal(), probation('NominalDeselected', { record: 'DEREGISTRATION/1' }));
    rig.tell(
      probation('AccessLimited', {
        record: 'OFFENDER/9001',
        version: '2',
        claim: { crn: CRN, offenderId: '9001' },
      }),
    );
    expect(rig.events.at(-1)?.type).toBe('NominalDeselected');
    expect(rig.standing(CRN)).toMatchObject({ cohort: null, limitedAccess: 'RESTRICTED' });
  });

  it('give nominals a version that grows with each change of standing and with nothing else', () => {
    const rig = new Rig();
    rig.tell(...aNominal());
    const [nominal] = rig.nominals.values();
    rig.tell(police('ContactRecorded', { record: 'OC-1' }));
    const [linked] = rig.nominals.values();
    rig.tell(police('ContactRecorded', { record: 'OC-2' }));
    const [same] = rig.nominals.values();
    expect([nominal?.version, linked?.version, same?.version]).toEqual([1, 2, 2]);
  });
});
