import { codeTables, contactTypeId, outcomeId } from './support/code-tables.js';
import { madeUp } from './support/people.js';
import { becomesNominal, contactRow, officerContact } from './support/source-records.js';
import { TestBridge } from './support/test-bridge.js';

describe('a record that cannot be used', () => {
  let bridge: TestBridge;
  const bystander = madeUp(100);
  let next = 101;
  const nominals = Array.from({ length: 8 }, () => madeUp(next++));
  const [notJson, wrongShape, badDate, wrongForce, unknownType, tooHigh, wrongLetter, recovers] =
    nominals as [
      (typeof nominals)[0],
      (typeof nominals)[0],
      (typeof nominals)[0],
      (typeof nominals)[0],
      (typeof nominals)[0],
      (typeof nominals)[0],
      (typeof nominals)[0],
      (typeof nominals)[0],
    ];
  const KEPT = { typeId: contactTypeId('CHVS'), outcomeId: outcomeId('ATTC') };

  const contactsOf = async (crn: string): Promise<number> => {
    const records = await bridge.received('probation-wales');
    return records.filter(({ value }) => (value['person'] as { crn: string }).crn === crn).length;
  };
  let visits = 0;
  /** What was said of a record, and whether others' records still pass. */
  const afterSending = async (
    org: string,
    ...records: Parameters<TestBridge['send']>[0]
  ): Promise<Readonly<Record<string, unknown>>[]> => {
    const before = (await bridge.feedback(org)).length;
    const passedBefore = await contactsOf(bystander.crn);
    visits += 1;
    await bridge.feed([
      {
        label: 'a bad record, and a good one of somebody else',
        records: [...records, officerContact(bystander, { recordId: `OC-BYSTANDER-${visits}` })],
      },
    ]);
    expect(await contactsOf(bystander.crn)).toBe(passedBefore + 1);
    return (await bridge.feedback(org)).slice(before);
  };
  /** Whether what follows of that person still reaches probation. */
  const isBlocked = async (person: (typeof nominals)[0]): Promise<boolean> => {
    const before = await contactsOf(person.crn);
    visits += 1;
    await bridge.feed([
      {
        label: 'the next record of that person',
        records: [officerContact(person, { recordId: `OC-NEXT-${visits}` })],
      },
    ]);
    return (await contactsOf(person.crn)) === before;
  };

  beforeAll(async () => {
    bridge = await TestBridge.start();
    await bridge.feed([
      codeTables(),
      { label: 'nominals', records: [bystander, ...nominals].flatMap(becomesNominal) },
    ]);
    await bridge.feed([
      {
        label: 'one visit each, so that the two sides are known to speak of the same people',
        records: nominals.map((person, i) => officerContact(person, { recordId: `OC-FIRST-${i}` })),
      },
    ]);
  });
  afterAll(() => bridge.stop());

  it('that is not JSON is set aside, and the producer told', async () => {
    const told = await afterSending(
      'gwent-police',
      officerContact(notJson, { recordId: 'OC-BAD-1', bytes: '{"changeId": "cut off' }),
    );
    expect(told).toMatchObject([{ status: 'QUARANTINED', reasonCode: 'NOT_JSON' }]);
    expect(await isBlocked(notJson)).toBe(true);
  });

  it('of a wrong shape is set aside, and the producer told where', async () => {
    const told = await afterSending(
      'gwent-police',
      officerContact(wrongShape, { recordId: 'OC-BAD-2', record: { outcome: 17 } }),
    );
    expect(told).toMatchObject([
      {
        recordId: 'OC-BAD-2',
        status: 'QUARANTINED',
        reasonCode: 'WRONG_SHAPE',
        fieldPath: 'record.outcome',
      },
    ]);
    expect(await isBlocked(wrongShape)).toBe(true);
  });

  it('with an impossible date is set aside, and the producer told', async () => {
    const told = await afterSending(
      'gwent-police',
      officerContact(badDate, {
        recordId: 'OC-BAD-3',
        record: { occurredAt: '2026-06-31T10:00:00+01:00' },
      }),
    );
    expect(told).toMatchObject([{ recordId: 'OC-BAD-3', reasonCode: 'IMPOSSIBLE_DATE' }]);
    expect(await isBlocked(badDate)).toBe(true);
  });

  it('of another force than the topic is refused, told to the topic’s own force, and blocks nobody', async () => {
    const told = await afterSending(
      'gwent-police',
      officerContact(wrongForce, { recordId: 'OC-BAD-4', envelope: { force: '60' } }),
    );
    expect(told).toMatchObject([
      { recordId: 'OC-BAD-4', status: 'DISCARDED', reasonCode: 'WRONG_FORCE' },
    ]);
    expect(await isBlocked(wrongForce)).toBe(false);
  });

  it('of an unknown contact type is set aside, and probation told', async () => {
    const told = await afterSending(
      'probation-wales',
      contactRow(unknownType, { ...KEPT, contactId: '7001', typeId: contactTypeId('ZZ99') }),
    );
    expect(told).toMatchObject([
      { recordId: 'CONTACT/7001', status: 'QUARANTINED', reasonCode: 'UNKNOWN_CODE' },
    ]);
    expect(await isBlocked(unknownType)).toBe(true);
  });

  it('marked too high is refused, its content kept nowhere, and blocks nobody', async () => {
    const told = await afterSending(
      'gwent-police',
      officerContact(tooHigh, {
        recordId: 'OC-BAD-6',
        envelope: { marking: 'SECRET' },
        record: { notes: 'CANARY-TOO-HIGH' },
      }),
    );
    expect(told).toMatchObject([
      { recordId: 'OC-BAD-6', status: 'DISCARDED', reasonCode: 'MARKING_TOO_HIGH' },
    ]);
    expect(await isBlocked(tooHigh)).toBe(false);
    for (const topic of ['iom.observed', 'iom.events', 'feedback.gwent-police']) {
      const kept = (await bridge.records(topic)).filter(({ value }) =>
        value?.includes('CANARY-TOO-HIGH'),
      );
      expect(kept).toEqual([]);
    }
  });

  it('with an identifier of a wrong check letter is taken, and the identifier links nobody', async () => {
    const stranger = { ...madeUp(900), pncId: '2019/0500107A' };
    const told = await afterSending(
      'gwent-police',
      officerContact(wrongLetter, {
        recordId: 'OC-BAD-7',
        envelope: {
          nominal: { nominalId: wrongLetter.nicheNominalId, pncId: '2019/0500107A' },
        },
      }),
      officerContact(stranger, { recordId: 'OC-BAD-8' }),
    );
    expect(told).toEqual([]);
    expect(await isBlocked(wrongLetter)).toBe(false);
    const people = (await bridge.received('probation-wales')).map(({ value }) => value['person']);
    expect(JSON.stringify(people)).not.toContain('0500107A');
  });

  it('is made good by a corrected version, and what waited behind it follows in order', async () => {
    await afterSending(
      'gwent-police',
      officerContact(recovers, { recordId: 'OC-BAD-9', record: { kind: 'telepathy' } }),
    );
    expect(await isBlocked(recovers)).toBe(true);
    const before = await contactsOf(recovers.crn);
    await bridge.feed([
      {
        label: 'the corrected version',
        records: [
          officerContact(recovers, { recordId: 'OC-BAD-9', envelope: { recordVersion: 2 } }),
        ],
      },
    ]);
    expect(await contactsOf(recovers.crn)).toBe(before + 2);
    expect(await isBlocked(recovers)).toBe(false);
  });

  it('costs the record of decisions nothing', async () => {
    expect(JSON.parse((await bridge.get('ledger', '/completeness')).body)).toMatchObject({
      status: 'ok',
    });
  });
});
