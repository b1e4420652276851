import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from './child.js';
import { registryApplication } from './downloads.js';
import { freePorts } from './free-port.js';
import type { Java } from './java.js';
import { LogFile } from './log-file.js';
import type { PartOptions, RunningPart } from './part.js';
import type { RunningPostgres } from './postgres.part.js';
import { registryProperties } from './registry-properties.js';
import { until } from './until.js';

/** A schema registry that runs. */
export interface RunningRegistry extends RunningPart {
  /** The base of its Confluent-compatible API. */
  readonly url: string;
}

/** Starts the schema registry on its database, and waits until it lists its subjects. */
export async function startRegistry(
  options: PartOptions & { readonly java: Java; readonly postgres: RunningPostgres },
): Promise<RunningRegistry> {
  const { java, postgres, dataDir, guard } = options;
  const application = await registryApplication(options);
  const home = join(dataDir, 'registry');
  const [port, managementPort] = (await freePorts(2)) as [number, number];
  const database = { port: postgres.port, password: postgres.passwords.registry };
  mkdirSync(join(home, 'config'), { recursive: true, mode: 0o700 });
  // Read from a file of the working directory: an argument or a variable could be read by other users.
  writeFileSync(
    join(home, 'config/application.properties'),
    registryProperties({ port, managementPort, database }),
    { mode: 0o600 },
  );
  const child = await Child.start({
    name: 'The schema registry',
    command: java.command,
    args: [
      '-Xmx384m',
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-jar',
      join(application, 'quarkus-run.jar'),
    ],
    cwd: home,
    log: new LogFile(join(dataDir, 'logs/registry.log')),
    guard,
  });
  const url = `http://127.0.0.1:${port}/apis/ccompat/v7`;
  await child.whileRunning(
    until('The schema registry lists its subjects', () => listsSubjects(url), {
      withinMs: 90_000,
      everyMs: 100,
    }),
  );
  return {
    name: 'The schema registry',
    pid: child.pid,
    exited: child.exited,
    url,
    stop: async () => void (await child.stop(8_000)),
  };
}

async function listsSubjects(url: string): Promise<true | undefined> {
  const answer = await fetch(`${url}/subjects`, { signal: AbortSignal.timeout(3_000) });
  const subjects: unknown = await answer.json();
  return answer.ok && Array.isArray(subjects) ? true : undefined;
}
