import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

declare global {
  var iomTestParts: ChildProcess | undefined;
}

interface Addresses {
  readonly brokers: readonly string[];
  readonly registryUrl: string;
  readonly databaseUrl: string;
}

const SERVERS = ['KAFKA_BROKERS', 'SCHEMA_REGISTRY_URL', 'DATABASE_URL'];

/** Who holds the servers of a test run, by `IOM_TEST_RUNTIME`. */
const HOLDERS = new Map([
  ['embedded', 'hold-parts.ts'],
  ['docker', '../containers/hold-containers.ts'],
]);

/**
 * Starts Kafka, the schema registry and PostgreSQL, empty, for one test run, and names them in the environment. A server
 * that the environment names already is used as it is. `IOM_TEST_RUNTIME=docker` starts them in containers; when that
 * cannot be, the run fails: what was tested is never something else than was asked for.
 */
export default async function startParts(): Promise<void> {
  const { env } = process;
  if (SERVERS.every((name) => env[name])) return;
  const runtime = env['IOM_TEST_RUNTIME'] || 'embedded';
  const holds = HOLDERS.get(runtime);
  if (!holds) throw new Error(`IOM_TEST_RUNTIME is ${runtime}: write docker, or embedded.`);
  if (runtime === 'docker' && SERVERS.some((name) => env[name])) {
    throw new Error(`With IOM_TEST_RUNTIME=docker name all of ${SERVERS.join(', ')}, or none.`);
  }
  const here = import.meta.dirname;
  const holder = spawn(
    process.execPath,
    ['--import', join(here, 'from-source.js'), join(here, holds)],
    // Detached: at Ctrl-C the parts end with the run, not under it.
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true },
  );
  globalThis.iomTestParts = holder;
  const ended = once(holder, 'exit').then(() => {
    throw new Error('The servers of the test run did not start; the reason is above.');
  });
  const { brokers, registryUrl, databaseUrl } = await Promise.race([readyLine(holder), ended]);
  env['KAFKA_BROKERS'] = brokers.join(',');
  env['SCHEMA_REGISTRY_URL'] = registryUrl;
  env['DATABASE_URL'] = databaseUrl;
}

async function readyLine(holder: ChildProcess): Promise<Addresses> {
  for await (const line of createInterface({ input: holder.stdout! })) {
    if (line.startsWith('ready ')) return JSON.parse(line.slice('ready '.length)) as Addresses;
  }
  return new Promise(() => {});
}
