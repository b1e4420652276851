import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Held } from '../../../../../test/e2e/support/held-until-killed.js';
import { startOf } from './process-identity.js';
import { repositoryRoot } from './repository-root.js';
import { until } from './until.js';

const HELD_UNTIL_KILLED = '<rootDir>/test/e2e/support/held-until-killed.ts';

describe('what a test run has started', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'iom-guard-spec-'));
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  it('ends with a Jest that is killed, and its folder goes with it', async () => {
    const file = join(folder, 'held.json');
    const jest = jestRuns(HELD_UNTIL_KILLED, { IOM_HELD_FILE: file });
    const held = await until('the server to run', () => heldIn(file), { withinMs: 60_000 });
    expect(startOf(held.pid)).toBeDefined();
    jest.kill('SIGKILL');

    await until('the server to end', () => startOf(held.pid) === undefined || undefined, {
      withinMs: 15_000,
    });
    await until('the folder to go', () => !existsSync(held.folder) || undefined, {
      withinMs: 15_000,
    });
  });
});

function jestRuns(testMatch: string, env: Readonly<Record<string, string>>): ChildProcess {
  const jest = ['--experimental-vm-modules', 'node_modules/jest/bin/jest.js'];
  return spawn(
    process.execPath,
    [...jest, '--selectProjects', 'unit', '--runInBand', `--testMatch=${testMatch}`],
    { cwd: repositoryRoot(), stdio: 'ignore', env: { ...process.env, ...env } },
  );
}

/** Written at a stretch, but it may be read before its end. */
function heldIn(file: string): Held | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Held;
  } catch {
    return undefined;
  }
}
