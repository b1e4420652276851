import type { Disclosure } from '@iom/domain';
import { createLog } from '@iom/platform';
import { until } from '@iom/testing';
import { CompactRange, leafHash, leavesOf } from '@iom/transparency';
import { checkTree } from '../completeness/check-tree.js';
import { Findings } from '../completeness/findings.js';
import { freshGround, type Ground, sharedContact } from '../ledger.fixtures.js';
import { LedgerReader } from '../store/ledger-reader.js';
import { LedgerWriter, NotTheWriterError } from '../store/ledger-writer.js';
import { migrate, WRITER_LOCK } from '../store/migrate.js';
import { decisionOf, disclosureOf } from './disclosures.fixtures.js';
import { healthOf } from './recorder-health.js';
import { Recorder } from './recorder.js';
import { NO_TREES } from './trees.js';

const contacts = (from: number, to: number): Disclosure[] =>
  Array.from({ length: to - from }, (_, i) => sharedContact(from + i).disclosure);

const rootOf = (disclosures: readonly Disclosure[]): string =>
  CompactRange.EMPTY.append(disclosures.flatMap(leavesOf).map((leaf) => leafHash(leaf)))
    .root()
    .toString('hex');

describe('the record', () => {
  let ground: Ground;
  let reader: LedgerReader;
  const recorders: Recorder[] = [];

  const recorder = (): Recorder => {
    const { client, codec, databaseUrl } = ground;
    const made = new Recorder({
      client,
      codec,
      databaseUrl,
      log: createLog({ app: 'spec', level: 'fatal' }),
      fatal: (error) => {
        throw error;
      },
    });
    recorders.push(made);
    made.start();
    return made;
  };
  const holds = (size: number) =>
    until(`the record holds ${size} leaves`, async () => (await reader.treeHead()).size === size);

  beforeEach(async () => {
    ground = await freshGround(process.env);
    reader = new LedgerReader(ground.sql);
  });

  afterEach(async () => {
    await Promise.all(recorders.splice(0).map((made) => made.stop()));
    await ground.remove();
  });

  it('holds every decision as it was made, under a tree that can be made again from its rows', async () => {
    const nobody = disclosureOf({ eventId: 'e-nobody', decisions: [], currentVersion: null });
    const replayed = disclosureOf({
      eventId: 'e-replayed',
      replay: { replayId: 'r', reason: 'lost', requestedBy: 'a', authorisedBy: ['b', 'c'] },
      decisions: [
        decisionOf({
          disclosureId: 'd-replayed',
          outcome: 'HELD',
          reasons: ['AGE_UNKNOWN'],
          agreement: null,
          caveats: ['é "quoted", {braced}, \\'],
          releasedBy: ['x'],
        }),
      ],
    });
    const all = [...contacts(0, 5), nobody, replayed];
    await ground.log(...all);
    recorder();
    await holds(7);

    expect((await reader.treeHead()).root).toBe(rootOf(all));
    const findings = new Findings();
    expect(await ground.sql.begin((tx) => checkTree(tx, findings))).toBe(7);
    expect(findings.listed).toEqual([]);

    const { decisions: _, ...entry } = replayed;
    expect(await reader.decision('d-replayed')).toEqual({
      ...entry,
      ...replayed.decisions[0],
      leafIndex: 6,
    });
    expect(await reader.decisionsOf('e-nobody')).toEqual([]);
    expect(await reader.decisionsOf('e-unknown')).toBeUndefined();
  });

  it('takes a stretch of the log down once, however often it is handed in', async () => {
    const writer = new LedgerWriter(ground.databaseUrl);
    await writer.becomeTheOne();
    const entries = contacts(0, 3).map((disclosure, index) => ({ offset: 0, index, disclosure }));
    const stretch = { topic: 'iom.disclosures', partition: 0, from: undefined, next: 1, entries };
    const { trees } = await writer.append(stretch, NO_TREES);
    await expect(writer.append(stretch, NO_TREES)).rejects.toThrow(NotTheWriterError);
    await expect(writer.append({ ...stretch, from: 0 }, trees)).rejects.toThrow(NotTheWriterError);
    expect(await writer.position('iom.disclosures', 0)).toEqual({ next: 1, trees });
    await writer.close();
    expect((await reader.treeHead()).size).toBe(3);
  });

  it('keeps nothing of a stretch that fails half-way', async () => {
    const writer = new LedgerWriter(ground.databaseUrl);
    await writer.becomeTheOne();
    const entries = contacts(0, 3).map((disclosure, index) => ({ offset: 0, index, disclosure }));
    const stretch = { topic: 'iom.disclosures', partition: 0, from: undefined, next: 1, entries };
    await ground.sql`insert into ledger.stretch values (0, 1, 0, 0)`;
    await expect(writer.append(stretch, NO_TREES)).rejects.toThrow(/duplicate key/);
    expect(await reader.search({}, 10)).toEqual({ decisions: [], lastLeaf: null });

    expect(await writer.position('iom.disclosures', 0)).toMatchObject({ next: undefined });
    await ground.sql`delete from ledger.stretch`;
    await writer.append(stretch, NO_TREES);
    expect((await reader.search({}, 10)).decisions).toHaveLength(3);
    await writer.close();
  });

  it('goes on exactly where it was when its session is cut off in the middle', async () => {
    const one = recorder();
    const all = contacts(0, 2_000);
    for (let i = 0; i < all.length; i += 100) {
      await ground.log(...all.slice(i, i + 100));
      if (i % 500 === 0) {
        await ground.sql`
          select pg_terminate_backend(pid) from pg_stat_activity
          where pid in (select pid from pg_locks where locktype = 'advisory' and objid = ${WRITER_LOCK})`;
      }
    }
    await holds(all.length);
    expect((await reader.treeHead()).root).toBe(rootOf(all));
    expect(one.figures.repeated).toBe(0);
  });

  it('is written by one instance, and by the standby when that one ends', async () => {
    const one = recorder();
    await until('the first records', () => one.figures.state === 'RECORDING');
    const two = recorder();
    await until('the second stands by', () => two.figures.state === 'STANDBY');
    await ground.log(...contacts(0, 10));
    await holds(10);
    expect([one.figures.leaves, two.figures.leaves]).toEqual([10, 0]);

    await one.stop();
    await until('the second records', () => two.figures.state === 'RECORDING');
    await ground.log(...contacts(10, 20));
    await holds(20);
    expect((await reader.treeHead()).root).toBe(rootOf(contacts(0, 20)));
    expect(two.figures.leaves).toBe(10);
  });

  it('lets a standby go at once, and does not miss it', async () => {
    const one = recorder();
    await until('the first records', () => one.figures.state === 'RECORDING');
    const two = recorder();
    await until('the second stands by', () => two.figures.state === 'STANDBY');
    await two.stop();
    expect(two.figures.state).toBe('STOPPED');
    await ground.log(...contacts(0, 1));
    await holds(1);
    expect(one.figures.leaves).toBe(1);
  });

  it('is given to a standby when the instance that has it falls silent', async () => {
    const frozen = new LedgerWriter(ground.databaseUrl, 500);
    await frozen.becomeTheOne();
    const standby = recorder();
    await until('the standby records', () => standby.figures.state === 'RECORDING');
    const entries = contacts(0, 1).map((disclosure, index) => ({ offset: 0, index, disclosure }));
    const stretch = { topic: 'iom.disclosures', partition: 0, from: undefined, next: 1, entries };
    await expect(frozen.append(stretch, NO_TREES)).rejects.toThrow(Error);
    expect((await reader.treeHead()).size).toBe(0);
    await frozen.close();
  });

  it('says that a decision was made twice, and keeps the first', async () => {
    const [contact] = contacts(0, 1);
    await ground.log(contact!);
    recorder();
    await holds(1);
    const again = { ...contact!, decidedAt: contact!.decidedAt + 1 };
    await ground.log(again, ...contacts(1, 2));
    await holds(2);
    const findings = await ground.sql`select code, disclosure_id, event_id from ledger.finding`;
    expect(findings).toEqual([
      {
        code: 'REPEATED_DISCLOSURE',
        disclosure_id: contact!.decisions[0]!.disclosureId,
        event_id: contact!.eventId,
      },
    ]);
    expect((await reader.decision(contact!.decisions[0]!.disclosureId))?.decidedAt).toBe(
      contact!.decidedAt,
    );
  });

  it('is not said to be written while there is no database, and the process is given up in the end', async () => {
    const gaveUp = Promise.withResolvers<unknown>();
    const { client, codec } = ground;
    const lost = new Recorder({
      client,
      codec,
      databaseUrl: 'postgres://nobody:nothing@127.0.0.1:1/nowhere',
      log: createLog({ app: 'spec', level: 'fatal' }),
      fatal: gaveUp.resolve,
      giveUpAfterMs: 700,
    });
    lost.start();
    expect(await gaveUp.promise).toMatchObject({ code: 'ECONNREFUSED' });
    expect(healthOf(lost.figures, Date.now()).ready).toBe(false);
    await lost.stop();
  });

  it('is shaped once, by however many instances start together', async () => {
    expect(await Promise.all([migrate(ground.sql), migrate(ground.sql)])).toEqual([[], []]);
  });
});
