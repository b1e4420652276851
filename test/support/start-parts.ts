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

/**
 * Starts Kafka, the schema registry and PostgreSQL on an empty temporary folder for one test run, and names them in
 * the environment. A server that the environment names already is used as it is.
 */
export default async function startParts(): Promise<void> {
  const { env } = process;
  if (env['KAFKA_BROKERS'] && env['SCHEMA_REGISTRY_URL'] && env['DATABASE_URL']) return;
  const here = import.meta.dirname;
  const holder = spawn(
    process.execPath,
    ['--import', join(here, 'from-source.js'), join(here, 'hold-parts.ts')],
    // Detached: at Ctrl-C the parts end with the run, not under it.
    { stdio: ['pipe', 'pipe', 'inherit'], detached: true },
  );
  globalThis.iomTestParts = holder;
  const ended = once(holder, 'exit').then(() => {
    throw new Error('The embedded parts did not start; the reason is above.');
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
