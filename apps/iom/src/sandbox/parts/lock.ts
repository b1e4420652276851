import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from './error-code.js';
import { isRunning, startOf } from './process-identity.js';

const NAME = 'launcher.lock';

interface Holder {
  readonly pid: number;
  readonly start: string;
}

/** Somebody else has this data folder open: a broker's files stand only one broker. */
export class DataFolderInUseError extends Error {
  override readonly name = 'DataFolderInUseError';
}

/**
 * Takes the data folder for this process, or refuses with a sentence. A lock left behind by a process
 * that is gone is no obstacle, even if its id has been given to another process since.
 */
export function lockDataFolder(dataDir: string): { readonly release: () => void } {
  const path = join(dataDir, NAME);
  const own = `${path}.${process.pid}`;
  writeFileSync(own, JSON.stringify({ pid: process.pid, start: startOf(process.pid) ?? '' }));
  try {
    while (!take(own, path)) {
      const holder = read(path);
      if (holder && isRunning(holder.pid, holder.start)) {
        throw new DataFolderInUseError(
          `${dataDir} is in use by process ${holder.pid}; stop that one first, or use another folder (DATA_DIR).`,
        );
      }
      putAside(path, holder);
    }
  } finally {
    rmSync(own, { force: true });
  }
  return { release: () => rmSync(path, { force: true }) };
}

/** A link is made or not made, and its content is whole at once: no reader sees half a lock. */
function take(own: string, path: string): boolean {
  try {
    linkSync(own, path);
    return true;
  } catch (failure) {
    if (codeOf(failure) === 'EEXIST') return false;
    throw failure;
  }
}

/**
 * Moves a stale lock out of the way. Another launcher may have done so and taken the folder in between: then
 * what was moved is its lock, and it gets it back.
 */
function putAside(path: string, stale: Holder | undefined): void {
  const aside = `${path}.stale-${process.pid}`;
  try {
    renameSync(path, aside);
  } catch (failure) {
    if (codeOf(failure) === 'ENOENT') return;
    throw failure;
  }
  const moved = read(aside);
  if (moved && (moved.pid !== stale?.pid || moved.start !== stale.start)) take(aside, path);
  rmSync(aside, { force: true });
}

function read(path: string): Holder | undefined {
  try {
    const { pid, start } = JSON.parse(readFileSync(path, 'utf8')) as Partial<Holder>;
    return pid === undefined || start === undefined ? undefined : { pid, start };
  } catch {
    return undefined;
  }
}
