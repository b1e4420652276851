import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Apps, startApps } from './apps.js';
import type { Guard } from './parts/guard.js';
import { startOf } from './parts/process-identity.js';
import { repositoryRoot } from './parts/repository-root.js';
import { until } from './parts/until.js';

const MAIN = join(repositoryRoot(), 'test/support/stand-in-app.ts');

/** Remembers what it would end; the tests stop everything by themselves. */
class WatchingGuard implements Guard {
  readonly watched = new Set<number>();

  watch(pid: number): void {
    this.watched.add(pid);
  }

  forget(pid: number): void {
    this.watched.delete(pid);
  }

  removeAtEnd(): void {}
  keepAtEnd(): void {}
  skipGrace(): void {}
  async close(): Promise<void> {}
}

const status = async (url: string): Promise<number> => (await fetch(url)).status;

describe('the apps on this machine', () => {
  let logsDir: string;
  let guard: WatchingGuard;
  let reported: string[];
  let apps: Apps | undefined;

  beforeEach(() => {
    logsDir = mkdtempSync(join(tmpdir(), 'iom-apps-spec-'));
    guard = new WatchingGuard();
    reported = [];
  });

  afterEach(async () => {
    await apps?.stop();
    apps = undefined;
    rmSync(logsDir, { recursive: true, force: true });
  });

  const start = async (manners: Readonly<Record<string, string>>): Promise<Apps> => {
    apps = await startApps({
      apps: Object.entries(manners).map(([name, manner]) => ({
        name,
        main: MAIN,
        env: { IOM_STAND_IN: manner, IOM_MARKER: join(logsDir, `${name}.marker`) },
      })),
      logsDir,
      guard,
      report: (line) => reported.push(line),
    });
    return apps;
  };

  it('are ready when all of them are, each on a port of its own', async () => {
    const { url } = await start({ register: 'well', ledger: 'well' });
    expect(url('register')).not.toBe(url('ledger'));
    expect(await status(`${url('register')}/health/ready`)).toBe(200);
    expect(guard.watched.size).toBe(2);
  });

  it('end by SIGTERM, so that each can finish what it is doing', async () => {
    await (await start({ register: 'well' })).stop();
    expect(readFileSync(join(logsDir, 'register.log'), 'utf8')).toBe('ended in good order\n');
    expect(guard.watched.size).toBe(0);
    expect(reported).toEqual([]);
  });

  it('are started again when they fail', async () => {
    await start({ register: 'fails-once' });
    expect(reported).toEqual([
      expect.stringMatching(/^register ended \(exit code 1\); starting it again in 0\.5 s/),
    ]);
  });

  it('come back under the same address when somebody kills one', async () => {
    const { pid, url } = await start({ register: 'well' });
    const killed = pid('register')!;
    process.kill(killed, 'SIGKILL');
    await until(
      'a new process answers',
      async () =>
        pid('register') !== killed && (await status(`${url('register')}/health/ready`)) === 200
          ? true
          : undefined,
      { withinMs: 10_000 },
    );
    expect(reported[0]).toMatch(/^register ended \(killed by SIGKILL\)/);
  });

  it('can stand side by side, and one that a fault test kills stays down', async () => {
    const { startInstance, instances, pid } = await start({ register: 'well' });
    const second = await startInstance('register');
    expect(instances('register')).toHaveLength(2);
    const [first] = instances('register');
    const killed = pid('register')!;
    await first!.kill();
    expect(startOf(killed)).toBeUndefined();
    expect(first!.pid).toBeUndefined();
    expect(await status(`${second.url}/health/ready`)).toBe(200);
    expect(reported).toEqual([]);
  });

  it('are all stopped, with the reason, when one refuses its configuration', async () => {
    await expect(start({ register: 'well', ledger: 'misconfigured' })).rejects.toThrow(
      /ledger ended \(exit code 2\) and is not started again[^]*DEPLOYMENT_KEY_FILE is not set/,
    );
    expect(guard.watched.size).toBe(0);
  });
});
