import { generateKeyPairSync } from 'node:crypto';
import { decodeLedgerStatus, decodeNotice, encodeEvent } from '@iom/codec';
import { type Disclosure, type Notice, noticeIdOf } from '@iom/domain';
import { EVENTS, LEDGER_STATUS, NOTICES, PartitionReader } from '@iom/event-log';
import { createLog } from '@iom/platform';
import { recorded, until } from '@iom/testing';
import { openCheckpoint } from '@iom/transparency';
import { freshGround, type Ground, sharedContact } from '../ledger.fixtures.js';
import { decisionOf, disclosureOf } from '../recording/disclosures.fixtures.js';
import { Recorder } from '../recording/recorder.js';
import { healthOf } from '../recording/recorder-health.js';
import { migrate } from '../store/migrate.js';
import type { LogKeys } from './log-keys.js';
import { originOf, verifiersOf } from './log-names.js';
import { lastStatus } from './ledger-status.js';
import { SignedTerm } from './signed-term.js';

const newKeys = (): LogKeys => ({
  signing: [generateKeyPairSync('ed25519').privateKey],
  retired: [],
});
const contacts = (from: number, to: number): Disclosure[] =>
  Array.from({ length: to - from }, (_, i) => sharedContact(from + i).disclosure);

const refusalOf = async (recorder: Recorder) => {
  await until('it refuses', () => recorder.figures.state === 'REFUSED');
  expect(healthOf(recorder.figures, Date.now()).ready).toBe(false);
  return recorder.refusal;
};

const noticesIn = async (ground: Ground): Promise<Notice[]> => {
  const said: Notice[] = [];
  for (let partition = 0; partition < 6; partition++) {
    const reader = await PartitionReader.open({
      client: ground.client,
      topic: NOTICES,
      partition,
    });
    for await (const records of reader.toEnd()) {
      said.push(...records.map(({ value }) => decodeNotice(ground.codec, value!)));
    }
    reader.close();
  }
  return said;
};
describe('a signed record', () => {
  let ground: Ground;
  let keys: LogKeys;
  const running: { recorder: Recorder; term: SignedTerm }[] = [];

  const start = (given: LogKeys = keys): Recorder => {
    const { client, codec, databaseUrl, sql } = ground;
    const term = new SignedTerm({ client, codec, sql, keys: given });
    const recorder = new Recorder({
      client,
      codec,
      databaseUrl,
      log: createLog({ app: 'spec', level: 'fatal' }),
      fatal: (error) => {
        throw error;
      },
      check: (position) => term.check(position),
      duties: (standing) => term.duties(standing),
    });
    running.push({ recorder, term });
    recorder.start();
    return recorder;
  };
  const stop = async (): Promise<void> => {
    for (const { recorder, term } of running.splice(0)) {
      await recorder.stop();
      await term.close();
    }
  };
  const checkpoints = async () => {
    const status = await lastStatus(ground.client, ground.codec);
    return (status?.checkpoints ?? []).map((note, i) => {
      const org = i === 0 ? null : 'probation-wales';
      return openCheckpoint(note, verifiersOf(keys, org), originOf(org));
    });
  };
  const isSigned = (size: number) =>
    until(`${size} leaves are signed`, async () => (await checkpoints())[0]?.size === size);
  const recordSigned = async (size: number): Promise<void> => {
    await ground.log(...contacts(0, size));
    start();
    await isSigned(size);
    await stop();
  };
  beforeEach(async () => {
    ground = await freshGround(process.env);
    keys = newKeys();
  });

  afterEach(async () => {
    await stop();
    await ground.remove();
  });

  it('has a checkpoint of each log soon after it has grown, outside the database as well', async () => {
    await ground.log(...contacts(0, 3), disclosureOf({ eventId: 'e-nobody', decisions: [] }));
    start();
    await isSigned(4);
    expect((await checkpoints()).map(({ origin, size }) => [origin, size])).toEqual([
      ['iom-bridge/ledger', 4],
      ['iom-bridge/ledger/probation-wales', 3],
    ]);
    const kept = await ground.sql`select note from ledger.checkpoint order by log_id`;
    const status = await lastStatus(ground.client, ground.codec);
    expect(kept.map(({ note }) => note as string)).toEqual(status?.checkpoints);
  });

  it('says each second how far it has come, and that nothing waits when nothing does', async () => {
    await ground.log(...contacts(0, 1));
    start();
    await isSigned(1);
    const first = await lastStatus(ground.client, ground.codec);
    expect(first).toMatchObject({ oldestUnrecordedAt: null, through: expect.any(Number) });
    await until('it says so again', async () => {
      const last = await lastStatus(ground.client, ground.codec);
      return last !== undefined && last.at > first!.at;
    });
    const reader = await PartitionReader.open({
      client: ground.client,
      topic: LEDGER_STATUS,
      partition: 0,
    });
    const said: number[] = [];
    for await (const records of reader.toEnd()) {
      said.push(...records.map(({ value }) => decodeLedgerStatus(ground.codec, value!).at));
    }
    reader.close();
    const gaps = said.slice(1).map((at, i) => at - said[i]!);
    expect(Math.max(...gaps)).toBeLessThan(3_000_000);
  });

  it('goes on under the same tree after a restart, and by a standby', async () => {
    await recordSigned(300);
    start();
    const second = start();
    await ground.log(...contacts(300, 310));
    await isSigned(310);
    await running[0]!.recorder.stop();
    await until('the standby records', () => second.figures.state === 'RECORDING');
    await ground.log(...contacts(310, 320));
    await isSigned(320);
  });

  it.each<[string, string, (sql: Ground['sql']) => Promise<unknown>]>([
    [
      'an older copy was put back',
      'SHORTENED_LOG',
      async (sql) => {
        await sql`delete from ledger.leaf where leaf_index >= 256`;
        await sql`delete from ledger.checkpoint`;
        await sql`update ledger.log_head set size = 256, root = encode(t.hash, 'hex'), hashes = jsonb_build_array(encode(t.hash, 'hex'))
          from ledger.tile_hash t where t.log_id = ledger.log_head.log_id`;
      },
    ],
    [
      'the database is a new one',
      'SHORTENED_LOG',
      async (sql) => {
        await sql`drop schema ledger cascade`;
        await migrate(sql);
      },
    ],
    [
      'a leaf was changed',
      'ALTERED_TREE',
      (sql) => sql`update ledger.leaf set leaf_hash = sha256('x') where leaf_index = 299`,
    ],
    [
      'a leaf was taken out',
      'ALTERED_TREE',
      (sql) => sql`delete from ledger.leaf where leaf_index = 270`,
    ],
    [
      'a tile was changed',
      'ALTERED_TREE',
      (sql) => sql`update ledger.tile_hash set hash = sha256('x') where log_id = 0`,
    ],
    ['a tile was taken out', 'ALTERED_TREE', (sql) => sql`delete from ledger.tile_hash`],
    [
      'what an organisation was sent was changed',
      'ALTERED_TREE',
      (sql) => sql`update ledger.leaf set sent_commitment = sha256('x') where leaf_index = 299`,
    ],
    [
      'the head was changed',
      'ALTERED_TREE',
      (sql) =>
        sql`update ledger.log_head set hashes = '["${sql.unsafe('00'.repeat(32))}"]', size = 256`,
    ],
    [
      'its position was put back',
      'SHORTENED_RECORD',
      (sql) => sql`update ledger.consumed set next_offset = 0`,
    ],
    [
      'its checkpoint was exchanged',
      'UNKNOWN_SIGNATURE',
      (sql) => sql`update ledger.checkpoint set note = replace(note, '300', '299')`,
    ],
  ])('is not written on when %s', async (_, contradiction, tamper) => {
    await recordSigned(300);
    await tamper(ground.sql);
    const before = await ground.sql`select count(*) from ledger.leaf`;
    const recorder = start();
    expect(await refusalOf(recorder)).toMatchObject({ contradiction });
    await ground.log(...contacts(300, 301));
    expect(await ground.sql`select count(*) from ledger.leaf`).toEqual(before);
  });

  it('is not written on when another history of the same length stands in its place, whole in itself', async () => {
    await recordSigned(3);
    await ground.sql`drop schema ledger cascade`;
    await migrate(ground.sql);
    const [first, second, third] = contacts(0, 3);
    const other = new Recorder({
      client: ground.client,
      codec: ground.codec,
      databaseUrl: ground.databaseUrl,
      log: createLog({ app: 'spec', level: 'fatal' }),
      fatal: () => undefined,
    });
    await ground.empty('iom.disclosures', 0);
    await ground.log({ ...first!, decidedAt: 1 }, second!, third!);
    other.start();
    await until('the other history is there', () => other.figures.leaves === 3);
    await other.stop();
    expect(await refusalOf(start())).toMatchObject({
      contradiction: 'FORKED_LOG',
      message: 'The first 3 leaves of iom-bridge/ledger are not those that were signed',
    });
  });

  it('is not written on by who does not know the key that signed it', async () => {
    await recordSigned(1);
    expect(await refusalOf(start(newKeys()))).toMatchObject({ contradiction: 'UNKNOWN_SIGNATURE' });
    await stop();
    const [newer] = newKeys().signing;
    const recorder = start({ signing: [newer!, ...keys.signing], retired: [] });
    await until('it records', () => recorder.figures.state === 'RECORDING');
  });

  describe('of corrections', () => {
    const [original, unsent, roster] = contacts(1, 4);
    const NOTICE_DUE = { outcome: 'NOTICE_DUE', sent: null, fields: [] } as const;
    const correctionOf = (offset: number, recipients: readonly string[]): Disclosure =>
      disclosureOf({
        eventId: `correction-${offset}`,
        eventType: 'RecordCorrected',
        subjectId: original!.subjectId,
        input: { topic: EVENTS, partition: 0, offset },
        decisions: recipients.map((recipient) =>
          decisionOf({ ...NOTICE_DUE, disclosureId: `due-${offset}-${recipient}`, recipient }),
        ),
      });
    const corrections = () =>
      [
        recorded('RecordCorrected', { corrects: original!.eventId }),
        recorded('RecordRetracted', { retracts: unsent!.eventId }),
        recorded('RecordCorrected', { corrects: roster!.eventId }),
        recorded('RecordRetracted', { retracts: original!.eventId }),
      ].map((event, i) => ({
        topic: EVENTS,
        partition: 0,
        key: `${original!.subjectId}/c-${i}`,
        value: encodeEvent(ground.codec, event),
      }));

    it('says, once, who had what was corrected and is to hear of it, and nothing where nobody had', async () => {
      await ground.send(...corrections());
      const withheld = {
        ...unsent!,
        decisions: [decisionOf({ outcome: 'WITHHELD', disclosureId: 'd-w' })],
      };
      const listed = {
        ...roster!,
        decisions: [
          {
            ...roster!.decisions[0]!,
            sent: { topic: 'roster.probation-wales', schemaId: 1, commitment: 'ab'.repeat(32) },
          },
        ],
      };
      const due = ['gwent-police', 'probation-wales'];
      await ground.log(original!, withheld, listed, correctionOf(0, due), correctionOf(1, due), correctionOf(2, due), correctionOf(3, ['gwent-police'])); // prettier-ignore
      start();
      const allTold = () =>
        until('all is told', async () => {
          const [row] = await ground.sql<{ due: number; told: number }[]>`
            select count(*) as due, count(told_at) as told from ledger.notice`;
          return row!.due === 4 && row!.told === 4;
        });
      await allTold();
      const expected: Notice = {
        noticeId: noticeIdOf('CORRECTION', 'correction-0'),
        kind: 'CORRECTION',
        subjectId: original!.subjectId,
        eventId: 'correction-0',
        originalEventId: original!.eventId,
        recipients: [
          {
            org: 'probation-wales',
            disclosureId: original!.decisions[0]!.disclosureId,
            topic: 'share.probation-wales',
          },
        ],
        input: { topic: EVENTS, partition: 0, offset: 0 },
        at: expect.any(Number) as number,
      };
      expect(await noticesIn(ground)).toEqual([expected]);

      // As if it had ended between saying and marking: the same notice, under the same id.
      await stop();
      await ground.sql`update ledger.notice set told_at = null`;
      start();
      await allTold();
      expect(await noticesIn(ground)).toEqual([expected, expected]);
    });
  });
});
