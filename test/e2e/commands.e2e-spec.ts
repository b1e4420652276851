import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { until } from '@iom/testing';

const IOM = 'apps/iom/bin/iom.js';

interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

describe('the command line', () => {
  let dataDir: string;
  let running: ChildProcess | undefined;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'iom-commands-'));
  });
  afterEach(async () => {
    if (running && running.exitCode === null && running.signalCode === null) {
      const gone = once(running, 'exit');
      running.kill('SIGKILL');
      await gone;
    }
    rmSync(dataDir, { recursive: true, force: true });
  });

  const start = (
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): ChildProcess =>
    spawn(process.execPath, [IOM, ...args], {
      env: { ...process.env, DATA_DIR: dataDir, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  const iom = async (
    args: readonly string[],
    env: Readonly<Record<string, string>> = {},
  ): Promise<Ended> => {
    const child = start(args, env);
    const texts = { out: '', err: '' };
    child.stdout?.on('data', (data) => (texts.out += String(data)));
    child.stderr?.on('data', (data) => (texts.err += String(data)));
    const [code] = (await once(child, 'close')) as [number | null];
    return { code, ...texts };
  };
  /** The sandbox without a feed, and what its `ready` line says. */
  const ready = async (): Promise<Addresses> => {
    running = start(['sandbox', '--no-feed']);
    let said = '';
    running.stderr?.on('data', (data) => (said += String(data)));
    for await (const line of createInterface({ input: running.stdout as NodeJS.ReadableStream })) {
      if (line.startsWith('ready ')) return JSON.parse(line.slice('ready '.length)) as Addresses;
    }
    throw new Error(`The sandbox ended before it was ready:\n${said}`);
  };
  it('explains itself, group by group', async () => {
    for (const group of [
      'sandbox',
      'topics',
      'schemas',
      'feed',
      'nominals',
      'trace',
      'quarantine',
      'ledger',
    ]) {
      const { code, out } = await iom([group, '--help']);
      expect([group, code]).toEqual([group, 0]);
      expect(out).toContain(`Usage: iom ${group}`);
    }
  });

  it('answers a use that makes no sense with 2, and says what it takes', async () => {
    expect(await iom(['topics', 'alter'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('--help'),
    });
    expect(await iom(['sandbox', '--events', 'many'])).toMatchObject({
      code: 2,
      err: expect.stringContaining('whole number'),
    });
  });

  it('names every fault of a bad configuration at once, and exits with 2', async () => {
    const { code, err } = await iom(['sandbox'], {
      KAFKA_BROKERS: 'nowhere',
      SCHEMA_REGISTRY_URL: 'not a url',
      HTTP_PORT: '99999999',
      LOG_LEVEL: 'shouting',
    });
    expect(code).toBe(2);
    for (const name of ['KAFKA_BROKERS', 'SCHEMA_REGISTRY_URL', 'HTTP_PORT', 'LOG_LEVEL']) {
      expect(err).toContain(name);
    }
  });

  it('says what to do where no bridge is', async () => {
    const { code, err } = await iom(['trace', '--crn', 'X000001']);
    expect(code).toBe(2);
    expect(err).toContain('npm start');
  });

  it('starts the bridge, says where everything is, and ends all of it on Ctrl-C', async () => {
    const addresses = await ready();
    expect(await answersAt(new URL(addresses.ledger))).toBe(true);
    expect(await iom(['topics', 'check'])).toMatchObject({ code: 0 });
    const { code, out } = await iom(['topics', 'tail', 'share.gwent-police', '--no-follow']);
    expect([code, out]).toEqual([0, '']);
    expect((await iom(['topics', 'tail', 'share.nobody'])).code).toBe(2);

    running?.kill('SIGINT');
    const [exitCode] = (await once(running as ChildProcess, 'exit')) as [number | null];

    expect(exitCode).toBe(0);
    expect(await nothingAnswers(addresses)).toBe(true);
    expect(existsSync(join(dataDir, 'sandbox.json'))).toBe(false);
  });

  it('leaves nothing running when its launcher is killed', async () => {
    const addresses = await ready();
    running?.kill('SIGKILL');
    await until('everything to have ended', () => nothingAnswers(addresses));
    expect(await nothingAnswers(addresses)).toBe(true);
  });

  it('feeds once and accounts for it in one line; from the beginning again gives the same account', async () => {
    const args = ['sandbox', '--once', '--events', '300', '--seed', '5'];
    const first = await iom(args);
    const second = await iom([...args, '--fresh']);

    expect([first.code, second.code]).toEqual([0, 0]);
    const [account, again] = [first, second].map(({ out }) => JSON.parse(out) as Account);
    expect(account).toMatchObject({
      completeness: 'ok',
      ledger: { size: expect.any(Number), root: expect.stringMatching(/^[0-9a-f]{64}$/) },
      seconds: expect.any(Number),
    });
    expect(account?.shared).toBeGreaterThan(50);
    // Salts are drawn anew, and so the root is another; everything that is counted is the same.
    const anew = { seconds: 0, ledger: { size: account?.ledger.size } };
    expect({ ...again, ...anew }).toEqual({ ...account, ...anew });
    expect(again?.ledger.size).toBe(account?.ledger.size);

    const traced = await iom(['trace', '--crn', 'X000001']);
    expect(traced.code).toBe(0);
    expect(traced.out).toContain('A contact was recorded');
    expect((await iom(['trace', '--crn', 'Z999999'])).code).toBe(1);
  });
});

interface Addresses {
  readonly brokers: readonly string[];
  readonly registry: string;
  readonly database: string;
  readonly ledger: string;
}

interface Account {
  readonly ledger: { readonly size: number };
  readonly shared: number;
}

async function nothingAnswers({
  brokers,
  registry,
  database,
  ledger,
}: Addresses): Promise<boolean> {
  const places = [...brokers.map((broker) => `tcp://${broker}`), registry, database, ledger];
  const answers = await Promise.all(places.map((place) => answersAt(new URL(place))));
  return answers.every((answer) => !answer);
}

async function answersAt({ hostname, port }: URL): Promise<boolean> {
  const socket = connect(Number(port), hostname);
  try {
    await once(socket, 'connect');
    return true;
  } catch {
    return false;
  } finally {
    socket.destroy();
  }
}
