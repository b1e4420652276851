import { MICROS_PER_DAY } from '@iom/domain';
import { NOON } from '@iom/testing';
import { aNominal, CRN, HOUR, police, probation, Rig } from '../testing/rig.js';
import { WAITING_LIMIT } from './waiting-room.js';

const claim = { crn: CRN };
const bad = (record: string, version = '1') => probation('RecordSetAside', { record, version });
const contact = (record: string, version = '1', at = NOON) =>
  probation('ContactRecorded', { record, version, at, claim });
const unnamed = (record: string) => police('ContactRecorded', { record, claim: { pncId: null } });
const elsewhere = (at: number) => probation('ContactRecorded', { at, claim: { crn: 'X999999' } });

const nominal = () => {
  const rig = new Rig();
  rig.tell(...aNominal());
  return rig;
};

describe('a record set aside', () => {
  it('is said, and makes it unknown how limited the person is', () => {
    const rig = nominal();
    expect(rig.tell(bad('CONTACT/1'))).toMatchObject([
      {
        type: 'RecordSetAside',
        standing: { limitedAccess: 'UNKNOWN' },
        previousStanding: { limitedAccess: 'NONE' },
      },
    ]);
  });

  it('does not make a restricted person any less restricted', () => {
    const rig = nominal();
    rig.tell(
      probation('AccessLimited', { record: 'OFFENDER/9001', version: '2', claim }),
      bad('CONTACT/1'),
    );
    expect(rig.standing(CRN)?.limitedAccess).toBe('RESTRICTED');
  });

  it('holds up what comes after it, in order, until a better version of it comes', () => {
    const rig = nominal();
    rig.tell(bad('CONTACT/1'), contact('CONTACT/2'), police('ContactRecorded'));
    expect(rig.tally.waiting).toBe(2);
    const said = rig.tell(contact('CONTACT/1', '2'));
    expect(said.map(({ meta }) => meta.sourceRecordId)).toEqual([
      'CONTACT/1',
      'CONTACT/2',
      'OC-2026-000001',
    ]);
    expect(said.map(({ standing }) => standing.limitedAccess)).toEqual(['NONE', 'NONE', 'NONE']);
  });

  it('is also settled by the same version, read again by a better reader', () => {
    const rig = nominal();
    rig.tell(bad('CONTACT/1', '3'));
    expect(rig.tell(contact('CONTACT/1', '3'))).toHaveLength(1);
    expect(rig.standing(CRN)?.limitedAccess).toBe('NONE');
  });

  it('is not settled by an older version, nor by limits that could be read from it', () => {
    const rig = nominal();
    rig.tell(bad('OFFENDER/9001', '4'));
    rig.tell(
      probation('AccessLimited', { record: 'OFFENDER/9001', version: '4', claim }),
      probation('IdentifiersReported', { record: 'OFFENDER/9001', version: '3', claim }),
    );
    expect(rig.tally.waiting).toBe(1);
    expect(rig.standing(CRN)?.limitedAccess).toBe('RESTRICTED');
  });

  it('whose version could not be read is settled by one that has not been seen before', () => {
    const rig = nominal();
    rig.tell(contact('CONTACT/1', '5'), bad('CONTACT/1', '0'));
    rig.tell(contact('CONTACT/1', '5'));
    expect(rig.standing(CRN)?.limitedAccess).toBe('UNKNOWN');
    rig.tell(contact('CONTACT/1', '6'));
    expect(rig.standing(CRN)?.limitedAccess).toBe('NONE');
  });

  it('holds up what waits until nothing is set aside any more', () => {
    const rig = nominal();
    rig.tell(bad('CONTACT/1'), contact('CONTACT/2'), bad('CONTACT/3'), contact('CONTACT/4'));
    expect(rig.tell(contact('CONTACT/1', '2'))).toEqual([]);
    const said = rig.tell(contact('CONTACT/3', '2'));
    expect(said.map(({ meta }) => meta.sourceRecordId)).toEqual([
      'CONTACT/3',
      'CONTACT/2',
      'CONTACT/4',
      'CONTACT/1',
    ]);
  });

  it.each([
    ['a limit', probation('AccessLimited', { record: 'OFFENDER/9001', version: '2', claim })],
    ['an end of membership', probation('NominalDeselected', { record: 'DEREGISTRATION/1' })],
  ])('does not hold up %s', (_what, fact) => {
    const rig = nominal();
    rig.tell(bad('CONTACT/1'));
    expect(rig.tell(fact)).toMatchObject([{ type: fact.type }]);
  });

  it('does not hold up a deletion, which also reaches the versions that wait', () => {
    const rig = nominal();
    rig.tell(
      contact('CONTACT/2'),
      bad('CONTACT/1'),
      probation('ContactRecorded', { record: 'CONTACT/2', version: '2', claim }, { notes: 'new' }),
    );
    const deletion = probation('RecordRetracted', { record: 'CONTACT/2', version: '3' });
    expect(rig.tell(deletion)).toMatchObject([{ type: 'RecordRetracted' }]);
    expect(rig.tally.waiting).toBe(0);
    expect(rig.tell(contact('CONTACT/1', '2'))).toHaveLength(1);
  });

  it('has no older selection undo an end of membership that went ahead of it', () => {
    const rig = nominal();
    const again = probation(
      'NominalSelected',
      { record: 'REGISTRATION/9001', version: '2', claim },
      { registrationId: '9001' },
    );
    rig.tell(
      bad('CONTACT/1'),
      again,
      probation('NominalDeselected', { record: 'DEREGISTRATION/1' }),
    );
    rig.tell(contact('CONTACT/1', '2'));
    expect(rig.standing(CRN)?.cohort).toBeNull();
  });

  it('blocks a Niche nominal that is not linked, and then the person whom it is linked to', () => {
    const rig = new Rig();
    rig.tell(...aNominal({ crn: CRN, offenderId: '9001', pncId: null }));
    rig.tell(police('RecordSetAside', { record: 'OC-1' }), police('ContactRecorded'));
    rig.tell(
      probation('IdentifiersReported', {
        record: 'OFFENDER/9001',
        version: '2',
        claim: { crn: CRN, offenderId: '9001', pncId: '2015/0000123L', dateOfBirth: '1991-02-03' },
      }),
      elsewhere(NOON),
    );
    expect(rig.standing(CRN)?.limitedAccess).toBe('UNKNOWN');
    expect(rig.tally.waiting).toBe(1);
    expect(rig.tell(police('ContactRecorded', { record: 'OC-1', version: '2' }))).toHaveLength(2);
    expect(rig.standing(CRN)?.limitedAccess).toBe('NONE');
  });

  it('is only counted when nobody can tell whom it is about', () => {
    const rig = new Rig();
    rig.tell(probation('RecordSetAside', { record: 'source.probation-wales/0/7', claim: {} }));
    expect(rig.tally.dropped['order-unknown']).toBe(1);
  });
});

describe('the waiting room', () => {
  it('says of a linked person only what arrived while they were a nominal', () => {
    const rig = new Rig();
    rig.tell(police('ContactRecorded', { record: 'too early' }));
    rig.tell(...aNominal({ crn: CRN, offenderId: '9001', pncId: null }));
    rig.tell(police('ContactRecorded', { record: 'in time' }));
    rig.tell(
      probation('IdentifiersReported', {
        record: 'OFFENDER/9001',
        version: '2',
        claim: { crn: CRN, offenderId: '9001', pncId: '2015/0000123L' },
      }),
    );
    const said = rig.tell(elsewhere(NOON));
    expect(said.map(({ meta }) => meta.sourceRecordId)).toContain('in time');
    expect(JSON.stringify(rig.events)).not.toMatch(/too early/);
  });

  it('says nothing of someone who has left the cohort meanwhile', () => {
    const rig = new Rig();
    rig.tell(
      ...aNominal(),
      bad('CONTACT/1'),
      contact('CONTACT/2'),
      probation('NominalDeselected', { record: 'DEREGISTRATION/1' }),
    );
    rig.tell(contact('CONTACT/1', '2'));
    expect(rig.events.at(-1)?.type).toBe('NominalDeselected');
  });

  it('forgets content after 72 hours, by the times of what is observed', () => {
    const rig = new Rig();
    rig.tell(police('ContactRecorded', { record: 'early' }), elsewhere(NOON + 3 * MICROS_PER_DAY));
    expect(rig.tally.waiting).toBe(1);
    rig.tell(elsewhere(NOON + 3 * MICROS_PER_DAY + HOUR));
    expect(rig.tally).toMatchObject({ waiting: 0, dropped: { 'waiting-expired': 1 } });
    expect(JSON.stringify([...rig.state.held])).not.toMatch(/early/);
  });

  it('does not take a person to be known again when a fact about them was lost', () => {
    const rig = new Rig();
    rig.tell(...aNominal(), bad('CONTACT/1'));
    rig.tell(
      probation('ResponsibleTeamChanged', {
        record: 'OFFENDER_MANAGER/9001',
        version: '2',
        claim,
      }),
    );
    const late = NOON + 4 * MICROS_PER_DAY;
    rig.tell(contact('CONTACT/1', '2', late));
    expect(rig.standing(CRN)?.limitedAccess).toBe('UNKNOWN');
    rig.tell(
      probation('ResponsibleTeamChanged', {
        record: 'OFFENDER_MANAGER/9001',
        version: '3',
        at: late,
        claim,
      }),
    );
    expect(rig.standing(CRN)?.limitedAccess).toBe('NONE');
  });

  it('keeps the order of arrival when what waited in two places turns out to be about one person', () => {
    const rig = nominal();
    rig.tell(unnamed('OC-1'), bad('CONTACT/1'), contact('CONTACT/2'), unnamed('OC-3'));
    rig.tell(contact('CONTACT/4'), police('ContactRecorded', { record: 'OC-5' }));
    expect(rig.tally.waiting).toBe(5);
    expect(rig.tell(contact('CONTACT/1', '2')).map(({ meta }) => meta.sourceRecordId)).toEqual([
      'CONTACT/1',
      'OC-1',
      'CONTACT/2',
      'OC-3',
      'CONTACT/4',
      'OC-5',
    ]);
  });

  it('holds so many behind one person and no more', () => {
    const rig = new Rig();
    for (let i = 0; i <= WAITING_LIMIT; i++) {
      rig.tell(police('ContactRecorded', { record: `OC-${i}` }));
    }
    expect(rig.tally).toMatchObject({
      waiting: WAITING_LIMIT,
      dropped: { 'waiting-full': 1 },
    });
  });
});
