import { generateKeyPairSync } from 'node:crypto';
import { encodeNominal } from '@iom/codec';
import { NOMINALS } from '@iom/event-log';
import { createLog, loadConfig, type RunningApp, startApp } from '@iom/platform';
import { standing, until } from '@iom/testing';
import {
  decodeBundle,
  leafHash,
  noteVerifier,
  openCheckpoint,
  type Receipt,
  type Tile,
  entriesPath,
  tilePath,
  TreeReader,
  verifyReceipt,
} from '@iom/transparency';
import { freshGround, type Ground, ORGANISATIONS, sharedContact } from '../ledger.fixtures.js';
import { LedgerModule } from '../ledger.module.js';
import type { LogKeys } from '../logs/log-keys.js';
import { decisionOf } from '../recording/disclosures.fixtures.js';
import type { SearchAnswer } from './disclosures.controller.js';

const keys: LogKeys = { signing: [generateKeyPairSync('ed25519').privateKey], retired: [] };

describe("the auditor's side of the ledger", () => {
  let ground: Ground;
  let running: RunningApp;
  const contacts = Array.from({ length: 150 }, (_, n) => sharedContact(n));

  const get = (path: string) => fetch(`http://127.0.0.1:${running.port}${path}`);
  const ask = (body: unknown) =>
    fetch(`http://127.0.0.1:${running.port}/disclosures/search`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  const search = async (body: unknown) => (await (await ask(body)).json()) as SearchAnswer;

  beforeAll(async () => {
    ground = await freshGround(process.env);
    const { client, codec, databaseUrl } = ground;
    await ground.send({
      topic: NOMINALS,
      partition: 0,
      key: 'subject-7',
      value: encodeNominal(codec, {
        subjectId: 'subject-7',
        version: 1,
        asAt: 0,
        standing: standing({ subjectId: 'subject-7' }),
      }),
    });
    await ground.send(...contacts.map(({ event }) => event));
    await ground.log(...contacts.map(({ disclosure }) => disclosure));
    const withheld = contacts.slice(0, 2).map(({ disclosure, disclosureId }, n) => ({
      ...disclosure,
      decidedAt: disclosure.decidedAt + 1_000_000,
      decisions: [
        decisionOf({
          disclosureId: disclosureId.replace('1111', '2222'),
          recipient: 'north-wales-police',
          outcome: 'WITHHELD',
          reasons: ['ACCESS_RESTRICTED'],
          agreement: { id: `iom-other-${n}`, version: 1, sha256: '00' },
        }),
      ],
    }));
    await ground.log(...withheld);
    await ground.send(...contacts.map(({ sent }) => sent));
    running = await startApp({
      module: LedgerModule.with({ client, codec, databaseUrl, organisations: ORGANISATIONS, keys }),
      config: loadConfig([], {}),
      log: createLog({ app: 'spec', level: 'fatal' }),
      fatal: (error) => {
        throw error;
      },
      nestLog: false,
    });
    await until('everything is recorded', async () => {
      const tree = (await (await get('/tree')).json()) as { size: number };
      return tree.size === 152;
    });
  });

  afterAll(async () => {
    await running.close();
    await ground.remove();
  });

  it('shows one decision as it was recorded, and how large the record is', async () => {
    const { disclosure, disclosureId } = contacts[3]!;
    const response = await get(`/disclosures/${disclosureId}`);
    const { decisions, ...entry } = disclosure;
    expect(await response.json()).toEqual({
      ...entry,
      ...decisions[0],
      decidedAt: '2026-06-14T12:00:00.000123Z',
      leafIndex: 3,
    });
    const tree: unknown = await (await get('/tree')).json();
    expect(tree).toEqual({
      size: 152,
      root: expect.stringMatching(/^[0-9a-f]{64}$/),
      through: expect.any(Number),
    });
  });

  it('shows every decision about an event', async () => {
    const response = await get(`/events/${contacts[0]!.eventId}/decisions`);
    expect(await response.json()).toMatchObject({
      eventId: contacts[0]!.eventId,
      decisions: [
        { recipient: 'probation-wales', outcome: 'SHARED' },
        { recipient: 'north-wales-police', outcome: 'WITHHELD', reasons: ['ACCESS_RESTRICTED'] },
      ],
    });
  });

  it.each(['/disclosures/unknown', '/events/unknown/decisions'])(
    'does not know %s',
    async (path) => {
      const response = await get(path);
      expect(response.status).toBe(404);
      expect(response.headers.get('content-type')).toContain('application/problem+json');
    },
  );

  it('finds what was decided about a person, by whichever identifier', async () => {
    for (const person of [
      { subjectId: 'subject-7' },
      { crn: 'X000001' },
      { pncId: '15/123L' },
      { nicheNominalId: 'N61-0000001' },
    ]) {
      const { disclosures } = await search({ person });
      expect(disclosures.map(({ eventId }) => eventId)).toEqual([contacts[7]!.eventId]);
    }
    expect((await search({ person: { crn: 'X999999' } })).disclosures).toEqual([]);
    const both = { crn: 'X000001', subjectId: 'subject-8' };
    expect((await search({ person: both })).disclosures).toEqual([]);
  });

  it.each([
    [{ outcome: 'WITHHELD' }, 2],
    [{ recipient: 'north-wales-police' }, 2],
    [{ agreement: 'iom-other-1' }, 1],
    [{ type: 'ContactOffered' }, 0],
    [{ from: '2026-06-14T12:00:01Z' }, 2],
    [{ from: '2026-06-14T12:00:01Z', to: '2026-06-14T12:00:01.000123Z' }, 0],
    [{ from: '2026-06-14T12:00:01.000123Z', to: '2026-06-14T12:00:01.000124Z' }, 2],
    [{ from: '2026-06-14T12:00:02Z' }, 0],
    [{ person: { subjectId: 'subject-0' }, to: '2026-06-14T12:00:01Z' }, 1],
  ])('finds by %j', async (filter, count) => {
    expect((await search(filter)).disclosures).toHaveLength(count);
  });

  it('answers page by page', async () => {
    const first = await search({ outcome: 'SHARED' });
    expect(first.disclosures).toHaveLength(100);
    const second = await search({ outcome: 'SHARED', cursor: first.cursor });
    expect(second.cursor).toBeNull();
    const ids = [...first.disclosures, ...second.disclosures].map((d) => d.disclosureId);
    expect(ids).toEqual(contacts.map(({ disclosureId }) => disclosureId));
  });

  it('refuses a search that it does not understand, and quotes nothing of it', async () => {
    const response = await ask({ surname: 'Canarysson' });
    expect(response.status).toBe(400);
    const text = await response.text();
    expect(text).toContain('faults');
    expect(text).not.toContain('Canarysson');
  });

  const textOf = async (path: string): Promise<string> => (await get(path)).text();
  const bytesOf = async (path: string): Promise<Buffer> =>
    Buffer.from(await (await get(path)).arrayBuffer());
  const isSigned = (prefix: string, size: number) =>
    until(`${size} leaves are signed under ${prefix}`, async () => {
      const response = await get(`${prefix}checkpoint`);
      return response.ok && (await response.text()).split('\n')[1] === String(size);
    });

  it.each([
    ['the whole log', '/', 'iom-bridge/ledger', 152, 'auditor'],
    [
      'the log of what an organisation was sent',
      '/logs/probation-wales/',
      'iom-bridge/ledger/probation-wales',
      150,
      'recipient',
    ],
  ])(
    'gives out %s so that anybody can check it: checkpoint, tiles, entries and receipts',
    async (_, prefix, origin, size, log) => {
      await isSigned(prefix, size);
      const verifiers = (await textOf(`${prefix}keys`)).trim().split('\n').map(noteVerifier);
      const checkpoint = openCheckpoint(await textOf(`${prefix}checkpoint`), verifiers, origin);
      const served = { tile: (tile: Tile) => bytesOf(`${prefix}${tilePath(tile)}`) };
      expect(await new TreeReader(served, size).root()).toEqual(checkpoint.root);
      const entries = decodeBundle(await bytesOf(`${prefix}${entriesPath(0, size)}`));
      const hashes = Buffer.concat(entries.map((entry) => leafHash(entry)));
      expect(hashes).toEqual(await served.tile({ level: 0, index: 0, width: size }));
      for (const { disclosureId } of [contacts[0]!, contacts[149]!]) {
        const receipt = (await (
          await get(`/disclosures/${disclosureId}/receipt?log=${log}`)
        ).json()) as Receipt;
        expect(verifyReceipt(receipt, verifiers)).toMatchObject({ origin, size });
        expect(JSON.stringify(receipt.leaf)).not.toContain('subject-');
      }
    },
  );

  it.each([
    '/tile/0/000',
    '/tile/1/000.p/1',
    '/tile/entries/001',
    '/tile/x',
    '/logs/nobody/checkpoint',
    '/logs/nobody/keys',
    '/disclosures/unknown/receipt',
  ])('has nothing at %s', async (path) => {
    expect((await get(path)).status).toBe(404);
  });

  it('says whether the record is complete, also to two who ask at once', async () => {
    const [one, two] = await Promise.all([get('/completeness'), get('/completeness')]);
    const report: unknown = await one.json();
    expect(report).toMatchObject({
      status: 'ok',
      checked: { records: 150, events: 150, decisions: 152, leaves: 152 },
    });
    expect(await two.json()).toEqual(report);
  });

  it('is ready, and shows what it has written', async () => {
    expect((await get('/health/ready')).status).toBe(200);
    const metrics = await (await get('/metrics')).text();
    expect(metrics).toContain('iom_ledger_rows_total{kind="decisions"} 152');
    expect(metrics).toContain('iom_ledger_recording 1');
  });
});
