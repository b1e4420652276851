import { isoOf, type Observed } from '@iom/domain';
import { NOON } from '@iom/testing';
import { aNominal, CRN, HOUR, police, probation, Rig } from '../testing/rig.js';
import { quarantineList } from './quarantine-list.js';

const claim = { crn: CRN };
const SOURCE = 'source.probation-wales';

/** A record of X000001 that could not be understood, at this offset of its source. */
const bad = (offset: number, given: { record?: string; version?: string; crn?: string } = {}) => {
  const { record = `CONTACT/${offset}`, version = '1', crn = CRN } = given;
  return probation(
    'RecordSetAside',
    { record, version, claim: { crn } },
    { topic: SOURCE, partition: 0, offset, reason: 'UNKNOWN_CODE', entity: 'CONTACT' },
  );
};
const contact = (record: string, at = NOON) => probation('ContactRecorded', { record, at, claim });

/** What is said when it is read again. */
const redriven = <Fact extends Observed>(fact: Fact, setAside: Observed): Fact => ({
  ...fact,
  meta: { ...fact.meta, causationId: setAside.meta.eventId },
});
const settled = (offset: number, how: 'REDRIVEN' | 'DISCARDED' = 'REDRIVEN') =>
  probation(
    'SetAsideSettled',
    { record: `${SOURCE}/0/${offset}`, claim: {}, at: NOON + HOUR },
    { topic: SOURCE, partition: 0, offset, how, meta: { sourceSystem: 'BRIDGE' } },
  );

const nominal = () => {
  const rig = new Rig();
  rig.tell(...aNominal());
  return rig;
};
const recordsOf = (said: readonly { readonly meta: { readonly sourceRecordId: string } }[]) =>
  said.map(({ meta }) => meta.sourceRecordId);

describe('a record that is redriven', () => {
  it('is said first, then what waited behind it, all with the limits known again', () => {
    const rig = nominal();
    const broken = bad(5);
    rig.tell(broken, contact('CONTACT/6'), police('ContactRecorded'));
    rig.tell(redriven(contact('CONTACT/5'), broken));
    expect(rig.tally.waiting).toBe(3);

    const said = rig.tell(settled(5));
    expect(said).toMatchObject([
      {
        type: 'SetAsideSettled',
        standing: { limitedAccess: 'NONE' },
        previousStanding: { limitedAccess: 'UNKNOWN' },
      },
      { meta: { sourceRecordId: 'CONTACT/5' }, standing: { limitedAccess: 'NONE' } },
      { meta: { sourceRecordId: 'CONTACT/6' }, standing: { limitedAccess: 'NONE' } },
      { meta: { sourceRecordId: 'OC-2026-000001' }, standing: { limitedAccess: 'NONE' } },
    ]);
    expect(rig.tally.waiting).toBe(0);
    expect(rig.standing(CRN)?.limitedAccess).toBe('NONE');
  });

  it('has its place in the order of the records, whichever is redriven first', () => {
    const rig = nominal();
    const [first, second] = [bad(5), bad(7)];
    rig.tell(contact('CONTACT/4'), first, contact('CONTACT/6'), second, contact('CONTACT/8'));
    rig.tell(redriven(contact('CONTACT/7'), second));
    expect(recordsOf(rig.tell(settled(7)))).toEqual([`${SOURCE}/0/7`]);
    rig.tell(redriven(contact('CONTACT/5'), first));
    expect(recordsOf(rig.tell(settled(5)))).toEqual([
      `${SOURCE}/0/5`,
      'CONTACT/5',
      'CONTACT/6',
      'CONTACT/7',
      'CONTACT/8',
    ]);
  });

  it('leaves a person withheld about whom another is set aside', () => {
    const rig = nominal();
    rig.tell(bad(5), bad(7), contact('CONTACT/8'));
    rig.tell(settled(5, 'DISCARDED'));
    expect(rig.standing(CRN)?.limitedAccess).toBe('UNKNOWN');
    expect(rig.tally.waiting).toBe(1);
  });

  it('tells a limit before anything goes out', () => {
    const rig = nominal();
    const row = bad(5, { record: 'OFFENDER/9001', version: '2' });
    rig.tell(row, contact('CONTACT/6'));
    const of = { record: 'OFFENDER/9001', version: '2', claim: { crn: CRN, offenderId: '9001' } };
    rig.tell(
      redriven(probation('IdentifiersReported', { ...of, claim: { ...of.claim } }), row),
      redriven(probation('AccessLimited', of), row),
    );
    rig.tell(settled(5));
    expect(rig.changes.map(({ standing }) => standing.limitedAccess).slice(-2)).toEqual([
      'UNKNOWN',
      'RESTRICTED',
    ]);
    expect(rig.events.at(-1)).toMatchObject({
      meta: { sourceRecordId: 'CONTACT/6' },
      standing: { limitedAccess: 'RESTRICTED' },
    });
  });

  it('of a nominal whom nobody can place yet is kept with the rest until somebody can', () => {
    const rig = new Rig();
    const unplaced = { pncId: null, nicheNominalId: 'N61-1' };
    const broken = police(
      'RecordSetAside',
      { record: 'OC-1', claim: unplaced },
      { topic: 'source.gwent-police', partition: 2, offset: 9 },
    );
    const later = police('ContactRecorded', { record: 'OC-2', claim: unplaced });
    rig.tell(broken, later);
    expect(quarantineList(rig.state)).toMatchObject([{ partition: 2, offset: 9, waiting: 1 }]);
    rig.tell(redriven(police('ContactRecorded', { record: 'OC-1', claim: unplaced }), broken));
    rig.tell(
      police(
        'SetAsideSettled',
        { record: 'source.gwent-police/2/9', claim: { pncId: null, nicheNominalId: null } },
        { topic: 'source.gwent-police', partition: 2, offset: 9 },
      ),
    );
    expect(quarantineList(rig.state)).toEqual([]);
    rig.tell(...aNominal());
    rig.tell(police('ContactRecorded', { record: 'OC-3' }));
    expect(recordsOf(rig.events).slice(-1)).toEqual(['OC-3']);
    expect(rig.tally.waiting).toBe(0);
    expect(rig.standing(CRN)?.limitedAccess).toBe('NONE');
  });
});

describe('a record that is discarded', () => {
  it('holds nobody up any more, and says nothing', () => {
    const rig = nominal();
    rig.tell(bad(5), contact('CONTACT/6'));
    expect(rig.tell(settled(5, 'DISCARDED'))).toMatchObject([
      { type: 'SetAsideSettled', how: 'DISCARDED' },
      { meta: { sourceRecordId: 'CONTACT/6' }, standing: { limitedAccess: 'NONE' } },
    ]);
  });
});

describe('a settlement of nothing', () => {
  it('changes nothing, and is counted', () => {
    const rig = nominal();
    rig.tell(bad(5));
    rig.tell(settled(5));
    const before = new Map(rig.nominals);
    expect(rig.tell(settled(5))).toEqual([]);
    expect(rig.tell(settled(99))).toEqual([]);
    expect(rig.nominals).toEqual(before);
    expect(rig.tally.dropped['nothing-to-settle']).toBe(2);
  });

  it('brings nothing twice when what it resolved is redriven again', () => {
    const rig = nominal();
    const broken = bad(5);
    const again = redriven(contact('CONTACT/5'), broken);
    rig.tell(broken, again, settled(5));
    expect(rig.tell(again)).toEqual([]);
    expect(rig.tally.dropped['older-or-same-version']).toBe(1);
  });
});

describe('what is set aside, for operators', () => {
  it('is listed with what is wrong and what waits, in order, and without anybody’s name', () => {
    const rig = nominal();
    rig.tell(bad(5), contact('CONTACT/6'), bad(7), bad(8, { crn: 'X000002' }));
    const list = quarantineList(rig.state);
    expect(list).toMatchObject([
      {
        topic: SOURCE,
        partition: 0,
        offset: 5,
        org: 'probation-wales',
        entity: 'CONTACT',
        reason: 'UNKNOWN_CODE',
        since: isoOf(NOON),
        setAside: bad(5).meta.eventId,
        queue: 1,
        waiting: 1,
      },
      { offset: 7, queue: 1, waiting: 1 },
      { offset: 8, queue: 2, waiting: 0 },
    ]);
    expect(JSON.stringify(list)).not.toMatch(/X00000|CONTACT\/|9001/);
  });

  it('ends when a good version of the record comes', () => {
    const rig = nominal();
    rig.tell(bad(5), probation('ContactRecorded', { record: 'CONTACT/5', version: '2', claim }));
    expect(quarantineList(rig.state)).toEqual([]);
  });

  it('names of one record only the latest version, and where that is', () => {
    const rig = nominal();
    rig.tell(bad(5), bad(9, { record: 'CONTACT/5', version: '2' }));
    expect(quarantineList(rig.state).map(({ offset }) => offset)).toEqual([9]);
  });
});
