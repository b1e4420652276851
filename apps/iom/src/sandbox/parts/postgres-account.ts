import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { MissingPrerequisiteError } from './missing-prerequisite.error.js';
import { run } from './run.js';

/** The account a server process runs under. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/**
 * PostgreSQL refuses to run as root. Where the launcher does (a container, usually), the server runs as whoever
 * owns the data already, else as `postgres`, else as `nobody`; no account is ever created. Otherwise: as oneself.
 */
export async function postgresAccount(clusterDir: string): Promise<Account | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  if (existsSync(clusterDir)) {
    const { uid, gid } = statSync(clusterDir);
    if (uid !== 0) return { uid, gid };
  }
  for (const name of ['postgres', 'nobody']) {
    const [uid, gid] = [await run('id', ['-u', name]), await run('id', ['-g', name])];
    if (uid.code === 0 && gid.code === 0) {
      return { uid: Number(uid.output), gid: Number(gid.output) };
    }
  }
  throw new MissingPrerequisiteError(
    'PostgreSQL does not run as root and there is neither an account `postgres` nor `nobody`: start as another user, or set DATABASE_URL.',
  );
}

/** Whether everybody may pass through every folder down to this one: another account has to. */
export function isReachableByAll(folder: string): boolean {
  const path = resolve(folder);
  if (existsSync(path) && (statSync(path).mode & 0o001) === 0) return false;
  return path === dirname(path) || isReachableByAll(dirname(path));
}
