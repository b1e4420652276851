import { execFile } from 'node:child_process';
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { describeFeed, generateFeed, WELL_KNOWN } from '../../apps/iom/src/feed/index.js';
import { APPS } from '../../apps/iom/src/sandbox/bridge.js';
import { DEPLOYMENT } from './support/code-tables.js';
import { sharedIds } from './support/shared-order.js';
import { type Received, TestBridge } from './support/test-bridge.js';

const run = promisify(execFile);
const REQUEST = { seed: 'walk', events: 2_000, organisations: DEPLOYMENT.organisations };
const FORCES = DEPLOYMENT.organisations.filter(({ kind }) => kind === 'police');

describe('the bridge walks', () => {
  let bridge: TestBridge;
  const people = describeFeed(REQUEST);

  beforeAll(async () => {
    bridge = await TestBridge.start();
    await bridge.feed(generateFeed(REQUEST));
  });
  afterAll(() => bridge?.stop());

  it('brings what officers record to probation, under the identifiers that probation knows', async () => {
    const received = await bridge.received('probation-wales');
    const about = received.filter(
      ({ value }) => personOf(value)['crn'] === WELL_KNOWN.ordinary.crn,
    );
    expect(about.map(({ name }) => name)).toContain('uk.iom.share.probation_wales.ContactRecorded');
    expect(about.every(({ value }) => !('nicheNominalId' in personOf(value)))).toBe(true);
  });

  it('brings what probation records to the force of the person’s area and to no other', async () => {
    const pduOf = new Map(people.map(({ pncId, pdu }) => [pncId, pdu]));
    const moved = new Set(people.filter(({ role }) => role === 'moves').map(({ pncId }) => pncId));
    for (const { id, areas } of FORCES) {
      const received = await bridge.received(id);
      expect(received.some(({ name }) => name.endsWith('ContactRecorded'))).toBe(true);
      for (const { value } of received) {
        const pnc = String(personOf(value)['pncId']);
        if (moved.has(pnc)) continue;
        expect(areas['probation-wales']).toContain(pduOf.get(pnc));
        expect(personOf(value)).not.toHaveProperty('crn');
      }
    }
  });

  it('says nothing of those who are no nominals, limited from the start, or under age', async () => {
    const silent = people.filter(({ role }) =>
      ['not-a-nominal', 'police-only', 'excluded', 'restricted', 'under-18'].includes(role),
    );
    expect(silent.length).toBeGreaterThan(5);
    const everything = await everythingReceived(bridge);
    for (const { crn, pncId, police } of silent) {
      expect(everything.some(({ value }) => personOf(value)['pncId'] === pncId)).toBe(false);
      expect(everything.some(({ value }) => crn !== null && personOf(value)['crn'] === crn)).toBe(
        false,
      );
      for (const { nominalId } of police) {
        expect(
          everything.some(({ value }) => personOf(value)['nicheNominalId'] === nominalId),
        ).toBe(false);
      }
    }
  });

  it('tells a force that a nominal it had been told of has left, and shares nothing after', async () => {
    const received = await bridge.received('gwent-police');
    const about = received.filter(
      ({ value }) => personOf(value)['pncId'] === WELL_KNOWN.deselected.pncId,
    );
    expect(about.at(0)?.name).toMatch(/NominalSelected$/);
    expect(about.at(-1)?.name).toMatch(/NominalDeselected$/);
  });

  it('sends CloudEvents headers, names of the recipient’s own, and a disclosure to quote', async () => {
    const [one] = await bridge.received('gwent-police');
    expect(one?.headers).toMatchObject({
      ce_source: '/org/probation-wales',
      ce_specversion: '1.0',
      ce_subject: one?.key,
      'content-type': 'application/avro',
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-0[01]$/),
      'iom-disclosure-id': expect.stringMatching(/^[0-9a-f-]{36}$/),
      ce_time: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
    });
    expect(one?.value).toHaveProperty('handling.agreementId');
    const ids = await sharedIds(bridge);
    const shared = new Set(ids['gwent-police']);
    expect(ids['probation-wales']?.filter((id) => shared.has(id))).toEqual([]);
  });

  it('has a recorded decision for every event', async () => {
    const { body } = await bridge.get('ledger', '/completeness');
    expect(JSON.parse(body)).toMatchObject({ status: 'ok', findings: [] });
  });

  it('shares nothing new when the same feed is sent again', async () => {
    const before = await sharedIds(bridge);
    await bridge.feed(generateFeed(REQUEST));
    expect(await sharedIds(bridge)).toEqual(before);
    expect(Object.values(before).flat().length).toBeGreaterThan(200);
  });

  it('lets no planted surname, note or PNC into a log, metric, header, feedback or answer', async () => {
    const planted = [
      'CANARY',
      'Testcase-',
      ...people.flatMap(({ pncId }) => [pncId, shortForm(pncId)]),
    ];
    const texts: [string, string][] = [...(await bridge.logs())].filter(
      ([name]) => !name.startsWith('postgres'),
    );
    for (const app of APPS) {
      for (const path of ['/metrics', '/health/live', '/health/ready', '/no-such-page']) {
        texts.push([`${app}${path}`, (await bridge.get(app, path)).body]);
      }
    }
    for (const { id } of DEPLOYMENT.organisations) {
      texts.push([`feedback.${id}`, JSON.stringify(await bridge.feedback(id))]);
      const headers = (await bridge.received(id)).map((record) => [record.key, record.headers]);
      texts.push([`headers of ${id}`, JSON.stringify(headers)]);
    }
    texts.push(['what the launcher said', bridge.said.join('\n')]);
    const found = texts.flatMap(([where, text]) =>
      planted.filter((value) => text.includes(value)).map(() => where),
    );
    expect(found).toEqual([]);
    expect(texts.length).toBeGreaterThan(30);
    const shared = JSON.stringify((await everythingReceived(bridge)).map(({ value }) => value));
    expect(shared).not.toContain('CANARY');
    expect(shared).not.toContain('Testcase-');
  });

  it('tells one person’s story to who asks for it', async () => {
    const { stdout } = await run(
      process.execPath,
      ['apps/iom/bin/iom.js', 'trace', '--crn', WELL_KNOWN.ordinary.crn, '--json'],
      { env: { ...process.env, DATA_DIR: bridge.dataDir } },
    );
    const story = JSON.stringify(JSON.parse(stdout));
    expect(story).toContain('ContactRecorded');
    expect(story).toContain('gwent-police');
    expect(story).toContain('SHARED');
  });

  const python = pythonOf();
  const itWithPython = python === undefined ? it.skip : it;
  itWithPython(
    'is read by a Python client that knows only the registry and its topic',
    async () => {
      const client = await clientEnvironment(String(python));
      const { brokers, registry } = bridge.bridge.addresses;
      const { stdout } = await run(
        client,
        ['docs/subscribe/subscriber.py', brokers.join(), registry, 'share.gwent-police', '--once'],
        { maxBuffer: 1 << 28 },
      );
      const read = stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line) as PythonEvent);
      const received = await bridge.received('gwent-police');
      expect(read.map(({ headers }) => String(headers['ce_id'])).toSorted()).toEqual(
        received.map(({ headers }) => String(headers['ce_id'])).toSorted(),
      );
      expect(read[0]?.event).toHaveProperty('handling');
    },
  );
});

interface PythonEvent {
  readonly headers: Readonly<Record<string, string>>;
  readonly event: unknown;
}

const personOf = (value: Received['value']): Record<string, unknown> =>
  value['person'] as Record<string, unknown>;

async function everythingReceived(bridge: TestBridge): Promise<Received[]> {
  const all = await Promise.all(DEPLOYMENT.organisations.map(({ id }) => bridge.received(id)));
  return all.flat();
}

/** `2012/0900001X` as it is usually written by hand: `12/900001X`. */
function shortForm(pnc: string): string {
  const [year = '', rest = ''] = pnc.split('/');
  return `${year.slice(2)}/${rest.replace(/^0+/, '')}`;
}

function pythonOf(): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(':');
  return folders.map((folder) => join(folder, 'python3')).find((path) => existsSync(path));
}

/** A virtual environment with the two packages a subscriber needs, made once for this machine. */
async function clientEnvironment(python: string): Promise<string> {
  const cache = join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'iom-bridge');
  const folder = resolve(cache, 'python-client-1');
  const ready = join(folder, 'bin', 'python');
  if (existsSync(ready)) return ready;
  const making = mkdtempSync(join(resolve(cache), 'python-client-'));
  try {
    await run(python, ['-m', 'venv', '--copies', making]);
    await run(join(making, 'bin', 'python'), [
      '-m',
      'pip',
      'install',
      '-q',
      'confluent-kafka',
      'fastavro',
    ]);
    renameSync(making, folder);
  } finally {
    rmSync(making, { recursive: true, force: true });
  }
  return ready;
}
