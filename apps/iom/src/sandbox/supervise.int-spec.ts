import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { repositoryRoot } from './parts/repository-root.js';
import { parentOf, startOf } from './parts/process-identity.js';
import { until } from './parts/until.js';

const SUPPORT = join(repositoryRoot(), 'test/support');
const LAUNCHER = ['--import', join(SUPPORT, 'from-source.js'), join(SUPPORT, 'supervised.ts')];

/** A launcher under supervision, and what it has said so far. */
class Launcher {
  readonly lines: string[] = [];
  readonly process: ChildProcess;

  constructor(command: string, args: readonly string[], cwd?: string) {
    this.process = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'inherit'] });
    createInterface({ input: this.process.stdout! }).on('line', (line) => this.lines.push(line));
  }

  async started(): Promise<number> {
    return until(
      'the launcher has started its child',
      () => {
        const line = this.lines.find((said) => said.startsWith('started '));
        return line === undefined ? undefined : Number(line.split(' ')[1]);
      },
      { withinMs: 10_000 },
    );
  }

  async exited(): Promise<number | null> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      await once(this.process, 'exit');
    }
    return this.process.exitCode;
  }
}

async function gone(pid: number): Promise<boolean> {
  return until('the process has ended', () => (startOf(pid) === undefined ? true : undefined), {
    withinMs: 10_000,
  });
}

const launch = (how?: string): Launcher =>
  new Launcher(process.execPath, how === undefined ? LAUNCHER : [...LAUNCHER, how]);

describe('a launcher under supervision', () => {
  it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
    'stops what was started last first, and exits in good order, on %s',
    async (signal) => {
      const launcher = launch();
      const child = await launcher.started();
      launcher.process.kill(signal);
      expect(await launcher.exited()).toBe(0);
      expect(launcher.lines.slice(1)).toEqual([
        `Stopping (${signal})`,
        'apps stopped',
        'database stopped',
      ]);
      expect(startOf(child)).toBeUndefined();
    },
  );

  it('stops in order after a crash of its own too, and says that it failed', async () => {
    const launcher = launch('crash');
    const child = await launcher.started();
    expect(await launcher.exited()).toBe(1);
    expect(launcher.lines[1]).toMatch(/^Stopping: SyntaxError/);
    expect(launcher.lines.slice(-2)).toEqual(['apps stopped', 'database stopped']);
    expect(startOf(child)).toBeUndefined();
  });

  it('takes the two signals of one Ctrl-C under npm for one', async () => {
    const launcher = launch();
    await launcher.started();
    launcher.process.kill('SIGINT');
    launcher.process.kill('SIGINT');
    expect(await launcher.exited()).toBe(0);
    expect(launcher.lines.at(-1)).toBe('database stopped');
  });

  it('kills everything at the second Ctrl-C, when stopping takes too long', async () => {
    const launcher = launch('hang');
    const child = await launcher.started();
    launcher.process.kill('SIGINT');
    const exit = launcher.exited();
    await until(
      'a later Ctrl-C is heard',
      () => launcher.process.exitCode ?? (launcher.process.kill('SIGINT'), undefined),
      { withinMs: 5_000, everyMs: 100 },
    );
    expect(await exit).toBe(130);
    expect(await gone(child)).toBe(true);
  });

  it('leaves neither child nor temporary folder when it is killed', async () => {
    const launcher = launch();
    const child = await launcher.started();
    launcher.process.kill('SIGKILL');
    expect(await gone(child)).toBe(true);
    await until(
      'its folder is gone',
      () =>
        readdirSync(tmpdir()).some((name) => name.startsWith('iom-supervised-')) ? undefined : true,
      { withinMs: 10_000 },
    );
  });

  it('stops when the npm that started it is killed', async () => {
    const project = mkdtempSync(join(tmpdir(), 'iom-npm-'));
    const start = `true && "${process.execPath}" ${LAUNCHER.map((part) => `"${part}"`).join(' ')}`;
    writeFileSync(join(project, 'package.json'), JSON.stringify({ scripts: { start } }));
    const npm = new Launcher('npm', ['start', '--silent'], project);
    const child = await npm.started();
    const launcher = parentOf(child)!;
    npm.process.kill('SIGKILL');
    expect(await gone(launcher)).toBe(true);
    expect(startOf(child)).toBeUndefined();
    expect(npm.lines).toContain('Stopping (npm has gone)');
    rmSync(project, { recursive: true });
  });
});
