import { chownSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import postgres from 'postgres';
import { Child } from './child.js';
import { freePort } from './free-port.js';
import { LogFile } from './log-file.js';
import type { PartOptions, RunningPart } from './part.js';
import { PartFailedError } from './part-failed.error.js';
import { type Account, postgresAccount } from './postgres-account.js';
import { type PostgresBinaries, postgresBinaries, reachableBinaries } from './postgres-binaries.js';
import { clusterFolder, SHARED_FOLDER } from './postgres-place.js';
import { endLeftover } from './postgres-leftover.js';
import { run } from './run.js';
import { type Passwords, passwordsIn } from './secrets.js';
import { until } from './until.js';

/** A database server that runs, with the databases `iom` and `registry` in it. */
export interface RunningPostgres extends RunningPart {
  readonly port: number;
  readonly passwords: Passwords;
  /** The bridge's own database. */
  readonly databaseUrl: string;
}

/** Starts PostgreSQL on its files, creating them at the first start, and waits until it answers a query. */
export async function startPostgres({ dataDir, guard }: PartOptions): Promise<RunningPostgres> {
  const cluster = clusterFolder(dataDir);
  const account = await postgresAccount(cluster);
  const found = await postgresBinaries();
  const binaries = account ? reachableBinaries(found, SHARED_FOLDER) : found;
  const secrets = join(dataDir, 'secrets/postgres.json');
  // Files outside a data folder that was removed belong to nobody: their passwords went with it.
  if (!existsSync(secrets) && !cluster.startsWith(resolve(dataDir))) {
    rmSync(cluster, { recursive: true, force: true });
  }
  const passwords = passwordsIn(secrets);
  if (!existsSync(join(cluster, 'PG_VERSION')))
    await initialise(cluster, binaries, account, passwords);
  await endLeftover(cluster);

  const port = await freePort();
  const child = await Child.start({
    name: 'PostgreSQL',
    command: binaries.postgres,
    args: [
      '-D',
      cluster,
      '-p',
      String(port),
      '-c',
      'listen_addresses=127.0.0.1',
      '-c',
      'unix_socket_directories=',
      '-c',
      'log_min_messages=warning',
      '-c',
      'log_statement=none',
      // A failing statement may hold what must not be in a log.
      '-c',
      'log_min_error_statement=panic',
      '-c',
      'log_error_verbosity=terse',
    ],
    cwd: cluster,
    log: new LogFile(join(dataDir, 'logs/postgres.log')),
    guard,
    // The fast shutdown: SIGTERM would wait for every client to go away by itself.
    politely: 'SIGINT',
    user: account,
  });
  const owner = connection('postgres', passwords.postgres, port, 'postgres');
  await child.whileRunning(createDatabases(owner, passwords));
  return {
    name: 'PostgreSQL',
    pid: child.pid,
    exited: child.exited,
    port,
    passwords,
    databaseUrl: connection('iom', passwords.iom, port, 'iom'),
    stop: async () => void (await child.stop(10_000)),
  };
}

async function initialise(
  cluster: string,
  { initdb }: PostgresBinaries,
  account: Account | undefined,
  passwords: Passwords,
): Promise<void> {
  // A first start that was cut short leaves a folder that initdb refuses.
  rmSync(cluster, { recursive: true, force: true });
  mkdirSync(cluster, { recursive: true, mode: account ? 0o711 : 0o700 });
  const handover = mkdtempSync(join(tmpdir(), 'iom-initdb-'));
  const passwordFile = join(handover, 'password');
  writeFileSync(passwordFile, `${passwords.postgres}\n`, { mode: 0o600 });
  if (account) {
    for (const path of [cluster, handover, passwordFile]) chownSync(path, account.uid, account.gid);
  }
  const { code, output } = await run(
    initdb,
    [
      `--pgdata=${cluster}`,
      '--username=postgres',
      `--pwfile=${passwordFile}`,
      '--auth=scram-sha-256',
      '--no-locale',
      '--encoding=UTF8',
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
    ],
    { user: account, cwd: handover },
  );
  rmSync(handover, { recursive: true, force: true });
  if (code !== 0) {
    rmSync(cluster, { recursive: true, force: true });
    throw new PartFailedError(
      `PostgreSQL could not create its files in ${cluster}; it said`,
      output.trim().split('\n').slice(-8),
    );
  }
}

/** Each database belongs to a role that can do nothing outside it; done at every start, as it may have been cut short. */
async function createDatabases(owner: string, passwords: Passwords): Promise<void> {
  await until('PostgreSQL answers', () => answers(owner), { withinMs: 60_000 });
  const sql = postgres(owner, { max: 1, onnotice: () => {} });
  try {
    for (const name of ['iom', 'registry'] as const) {
      const [known] = await sql`
        select (select count(*)::int from pg_roles where rolname = ${name}) as roles,
               (select count(*)::int from pg_database where datname = ${name}) as databases`;
      if (known?.['roles'] === 0) {
        await sql.unsafe(`create role ${name} login password '${passwords[name]}'`);
      }
      if (known?.['databases'] === 0) await sql.unsafe(`create database ${name} owner ${name}`);
    }
  } finally {
    await sql.end();
  }
}

async function answers(url: string): Promise<true> {
  const sql = postgres(url, { max: 1, connect_timeout: 2, onnotice: () => {} });
  try {
    await sql`select 1`;
    return true;
  } finally {
    await sql.end({ timeout: 1 });
  }
}

function connection(role: string, password: string, port: number, database: string): string {
  return `postgres://${role}:${password}@127.0.0.1:${port}/${database}`;
}
