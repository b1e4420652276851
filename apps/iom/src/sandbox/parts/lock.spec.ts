import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DataFolderInUseError, lockDataFolder } from './lock.js';
import { startOf } from './process-identity.js';

describe('the lock of a data folder', () => {
  let dataDir: string;

  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'iom-lock-spec-'));
  });
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const leaveBehind = (content: string): void =>
    writeFileSync(join(dataDir, 'launcher.lock'), content);

  it('is refused to a second launcher, with a sentence that names the first', () => {
    lockDataFolder(dataDir);
    expect(() => lockDataFolder(dataDir)).toThrow(DataFolderInUseError);
    expect(() => lockDataFolder(dataDir)).toThrow(
      `${dataDir} is in use by process ${process.pid};`,
    );
  });

  it('is free again after its release, and leaves nothing behind', () => {
    lockDataFolder(dataDir).release();
    lockDataFolder(dataDir).release();
    expect(readdirSync(dataDir)).toEqual([]);
  });

  it.each([
    ['whose launcher is gone', JSON.stringify({ pid: 2 ** 30, start: '1' })],
    [
      'whose id now belongs to another process',
      JSON.stringify({ pid: process.pid, start: 'before the last boot' }),
    ],
    ['that was never written to the end', '{"pid":'],
  ])('does not heed one %s', (_, content) => {
    leaveBehind(content);
    lockDataFolder(dataDir);
    expect(readdirSync(dataDir)).toEqual(['launcher.lock']);
    expect(() => lockDataFolder(dataDir)).toThrow(/is in use/);
  });

  it('heeds one of a process that runs', () => {
    leaveBehind(JSON.stringify({ pid: process.ppid, start: startOf(process.ppid) }));
    expect(() => lockDataFolder(dataDir)).toThrow(`by process ${process.ppid};`);
  });
});
