import { EVENTS, rosterTopic, shareTopic } from '@iom/event-log';
import { createLog } from '@iom/platform';
import { freshGround, type Ground, ORGANISATIONS, sharedContact } from '../ledger.fixtures.js';
import { decisionOf, disclosureOf, sentOf } from '../recording/disclosures.fixtures.js';
import { Recorder } from '../recording/recorder.js';
import { checkCompleteness, RecordBehindError } from './check-completeness.js';

const DAY_MS = 24 * 60 * 60 * 1_000;
const DECIDED_MS = Math.floor(disclosureOf().decidedAt / 1_000);

describe('completeness', () => {
  let ground: Ground;
  let recorder: Recorder;

  beforeEach(async () => {
    ground = await freshGround(process.env);
    const { client, codec, databaseUrl } = ground;
    recorder = new Recorder({
      client,
      codec,
      databaseUrl,
      log: createLog({ app: 'spec', level: 'fatal' }),
      fatal: (error) => {
        throw error;
      },
    });
    recorder.start();
  });

  afterEach(async () => {
    await recorder.stop();
    await ground.remove();
  });

  const check = (now = DECIDED_MS + DAY_MS) =>
    checkCompleteness({
      client: ground.client,
      sql: ground.sql,
      organisations: ORGANISATIONS,
      now,
    });

  /** Contacts that went through the bridge as they should; answers them for what the test does to them. */
  async function shared(count: number) {
    const contacts = Array.from({ length: count }, (_, n) => sharedContact(n));
    await ground.send(...contacts.map(({ event }) => event));
    await ground.log(...contacts.map(({ disclosure }) => disclosure));
    await ground.send(...contacts.map(({ sent }) => sent));
    return contacts;
  }

  it('holds when everything that went out was decided, and everything decided went out', async () => {
    await shared(25);
    expect(await check()).toEqual({
      status: 'ok',
      checked: {
        records: 25,
        events: 25,
        pendingEvents: 0,
        entries: 25,
        decisions: 25,
        leaves: 25,
      },
      findingsTotal: 0,
      findings: [],
    });
  });

  it('holds when nothing has happened yet', async () => {
    expect(await check()).toMatchObject({ status: 'ok', checked: { records: 0, leaves: 0 } });
  });

  it('finds a record that was written past the bridge, and quotes nothing of it', async () => {
    await shared(2);
    const topic = shareTopic('gwent-police');
    const value = Buffer.from('Canarysson');
    const record = { topic, partition: 2, key: null, value };
    await ground.send(record, { ...record, headers: { 'iom-disclosure-id': 'Mr Canarysson' } });
    const report = await check();
    expect(report.findings).toEqual([
      { code: 'NO_DISCLOSURE_ID', topic, partition: 2, offset: 0 },
      { code: 'UNKNOWN_DISCLOSURE', topic, partition: 2, offset: 1 },
    ]);
    expect(JSON.stringify(report)).not.toContain('Canarysson');
  });

  it('finds bytes that are not those that were decided', async () => {
    const contact = sharedContact(0);
    await ground.send(contact.event);
    await ground.log(contact.disclosure);
    await ground.send({ ...contact.sent, value: Buffer.from('something else') });
    expect((await check()).findings).toEqual([
      expect.objectContaining({ code: 'WRONG_COMMITMENT', disclosureId: contact.disclosureId }),
    ]);
  });

  it('finds a record that was sent twice, and one that was sent to somebody else', async () => {
    const [first, second] = await shared(2);
    const elsewhere = { ...second!.sent, topic: shareTopic('gwent-police') };
    await ground.send(first!.sent, elsewhere);
    expect((await check()).findings).toEqual([
      expect.objectContaining({ code: 'OTHER_TOPIC', disclosureId: second!.disclosureId }),
      expect.objectContaining({ code: 'REPEATED_RECORD', disclosureId: first!.disclosureId }),
      // The one that was met first has its id; the other is the repetition.
      expect.objectContaining({ code: 'REPEATED_RECORD', disclosureId: second!.disclosureId }),
    ]);
  });

  it('finds a decision whose record is missing', async () => {
    await shared(2);
    const { event, disclosure, disclosureId, eventId } = sharedContact(2);
    await ground.send(event);
    await ground.log(disclosure);
    expect((await check()).findings).toEqual([
      {
        code: 'MISSING_RECORD',
        topic: shareTopic('probation-wales'),
        disclosureId,
        eventId,
        recipient: 'probation-wales',
      },
    ]);
  });

  it('finds what is missing from a partition that was emptied, until it was to be gone anyhow', async () => {
    await shared(6);
    const topic = shareTopic('probation-wales');
    await ground.empty(topic, 1);
    expect((await check()).findings).toEqual(
      [1, 4].map((n) => {
        const { disclosureId, eventId } = sharedContact(n);
        return {
          code: 'MISSING_RECORD',
          topic,
          disclosureId,
          eventId,
          recipient: 'probation-wales',
        };
      }),
    );
    expect(await check(DECIDED_MS + 14 * DAY_MS)).toMatchObject({ status: 'ok' });
  });

  it('finds an event that was passed over, and waits for one that is new', async () => {
    await shared(2);
    const passedOver = sharedContact(2);
    const decided = sharedContact(3);
    const coming = sharedContact(4);
    await ground.send(passedOver.event, decided.event, coming.event);
    await ground.log(
      disclosureOf({
        eventId: decided.eventId,
        input: { topic: EVENTS, partition: 0, offset: 3 },
        decisions: [],
      }),
    );
    expect(await check()).toMatchObject({
      checked: { events: 5, pendingEvents: 1 },
      findings: [
        { code: 'UNDECIDED_EVENT', topic: EVENTS, offset: 2, eventId: passedOver.eventId },
      ],
    });
  });

  it('finds a row that was changed after it was written, and one that was taken out', async () => {
    const [first, second] = await shared(3);
    expect((await check()).status).toBe('ok');
    await ground.sql`
      update ledger.leaf set attempt = 2 where disclosure_id = ${first!.disclosureId}`;
    const changed = await check();
    expect(changed.findings).toEqual([
      { code: 'ALTERED_RECORD', disclosureId: first!.disclosureId, eventId: first!.eventId },
      { code: 'ALTERED_TREE' },
    ]);
    await ground.sql`delete from ledger.leaf where disclosure_id = ${second!.disclosureId}`;
    const codes = (await check()).findings.map(({ code }) => code);
    expect(codes).toEqual(
      expect.arrayContaining(['UNKNOWN_DISCLOSURE', 'ALTERED_RECORD', 'ALTERED_TREE']),
    );
  });

  it('finds that the terms of decisions were changed', async () => {
    await shared(2);
    expect((await check()).status).toBe('ok');
    await ground.sql`update ledger.terms set reasons = '["NEVER"]'`;
    const codes = (await check()).findings.map(({ code }) => code);
    expect(codes).toEqual(['ALTERED_RECORD', 'ALTERED_RECORD', 'ALTERED_TREE']);
  });

  it('looks for the last row of each person of a roster, and knows that a removal may be gone', async () => {
    const topic = rosterTopic('gwent-police');
    const row = Buffer.from('synthetic row');
    const decided = (n: number, subjectId: string, value: Buffer) => {
      const { disclosureId, eventId } = sharedContact(n);
      const decision = decisionOf({
        disclosureId,
        recipient: 'gwent-police',
        sent: sentOf(topic, value),
      });
      return disclosureOf({ eventId, subjectId, decisions: [decision] });
    };
    const record = (n: number, value: Buffer | null) => ({
      topic,
      partition: 0,
      key: 'person',
      value,
      headers: { 'iom-disclosure-id': sharedContact(n).disclosureId },
    });
    await ground.log(
      decided(1, 'superseded', Buffer.from('an older row')),
      decided(2, 'superseded', row),
      decided(3, 'removed', row),
      decided(4, 'removed', Buffer.alloc(0)),
      decided(5, 'removed and kept', Buffer.alloc(0)),
      decided(6, 'lost', row),
    );
    await ground.send(record(2, row), record(5, null));
    const { findings } = await check();
    expect(findings).toEqual([
      expect.objectContaining({
        code: 'MISSING_RECORD',
        topic,
        disclosureId: sharedContact(6).disclosureId,
      }),
    ]);
  });

  it('finds what is said to be shared and names no record, and two latest decisions', async () => {
    const decision = decisionOf({ disclosureId: 'aa' });
    await ground.log(
      disclosureOf({ decisions: [decision] }),
      disclosureOf({ decisions: [{ ...decision, disclosureId: 'bb', outcome: 'WITHHELD' }] }),
    );
    const { findings } = await check();
    expect(findings).toEqual([
      { code: 'NOT_SENT', disclosureId: 'aa', eventId: 'event-1', recipient: 'probation-wales' },
      { code: 'AMBIGUOUS_DECISION', eventId: 'event-1', recipient: 'probation-wales' },
    ]);
  });

  it('waits for a transaction that is still open, and goes by how it ends', async () => {
    const contact = sharedContact(0);
    const producer = ground.client.kafka.producer({
      transactionalId: 'iom-ledger-spec',
      idempotent: true,
      maxInFlightRequests: 1,
    });
    await producer.connect();
    const transaction = await producer.transaction();
    const { topic, partition, value, headers } = contact.sent;
    await transaction.send({ topic, messages: [{ partition, value, headers: headers! }] });
    const checking = check();
    await ground.send(contact.event);
    await ground.log(contact.disclosure);
    await transaction.commit();
    await producer.disconnect();
    expect(await checking).toMatchObject({ status: 'ok', checked: { records: 1 } });
  });

  it('is not claimed while the record is behind the log', async () => {
    await recorder.stop();
    await ground.log(sharedContact(0).disclosure);
    const { client, sql } = ground;
    await expect(
      checkCompleteness({ client, sql, organisations: ORGANISATIONS, patienceMs: 50 }),
    ).rejects.toThrow(RecordBehindError);
  });
});
