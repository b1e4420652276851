import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from './child.js';
import { classArchive } from './class-archive.js';
import { type ConnectSettings, propertiesFile, workerSettings } from './connect-properties.js';
import { connectJars } from './downloads.js';
import { freePort } from './free-port.js';
import type { Java } from './java.js';
import { LogFile } from './log-file.js';
import { PartFailedError } from './part-failed.error.js';
import type { PartOptions, RunningPart } from './part.js';
import { repositoryRoot } from './repository-root.js';
import { until } from './until.js';

export interface ConnectOptions extends PartOptions {
  readonly java: Java;
  readonly brokers: readonly string[];
  /** Its own name is among its settings. */
  readonly connector: ConnectSettings;
}

/** Starts Kafka Connect with one connector and its memory in `dataDir/connect`, and waits until the connector's task runs. */
export async function startConnect(options: ConnectOptions): Promise<RunningPart> {
  const { java, brokers, connector, dataDir, guard } = options;
  const jars = await connectJars(options);
  const archive = classArchive(jars, java);
  const home = join(dataDir, 'connect');
  const port = await freePort();
  mkdirSync(home, { recursive: true, mode: 0o700 });
  const worker = workerSettings({ brokers, port, offsetsPath: connectOffsets(dataDir) });
  // Among them is the password of the database: an argument could be read by other users.
  const files = [
    ['worker.properties', worker],
    ['connector.properties', connector],
  ] as const;
  for (const [name, settings] of files) {
    writeFileSync(join(home, name), propertiesFile(settings), { mode: 0o600 });
  }
  const child = await Child.start({
    name: 'Kafka Connect',
    command: java.command,
    args: [
      '-Xmx384m',
      '-XX:TieredStopAtLevel=1',
      '-XX:+UseSerialGC',
      '-Xshare:auto',
      ...archive.using,
      ...archive.writing,
      '-Xlog:disable',
      '-Xlog:all=error:stderr',
      `-Dlog4j2.configurationFile=file:${join(repositoryRoot(), 'apps/iom/parts/kafka/log4j2.properties')}`,
      '-cp',
      join(jars, '*'),
      'org.apache.kafka.connect.cli.ConnectStandalone',
      ...files.map(([name]) => join(home, name)),
    ],
    cwd: home,
    log: new LogFile(join(dataDir, 'logs/connect.log')),
    guard,
  });
  const task = `http://127.0.0.1:${port}/connectors/${connector['name']}/tasks/0/status`;
  await child.whileRunning(taskRuns(task));
  return {
    name: 'Kafka Connect',
    pid: child.pid,
    exited: child.exited,
    stop: async () => {
      await child.stop(20_000);
      archive.keep();
    },
  };
}

/** Where a worker on this data folder remembers how far it has read. Without it, it begins with a snapshot. */
export function connectOffsets(dataDir: string): string {
  return join(dataDir, 'connect/offsets');
}

interface TaskStatus {
  readonly state: string;
  readonly trace?: string;
}

async function taskRuns(task: string): Promise<void> {
  const { state, trace = '' } = await until('The connector runs', () => begun(task), {
    withinMs: 90_000,
    everyMs: 100,
  });
  if (state === 'FAILED') {
    throw new PartFailedError('The connector failed. It said', trace.split('\n', 3));
  }
}

async function begun(task: string): Promise<TaskStatus | undefined> {
  const answer = await fetch(task, { signal: AbortSignal.timeout(3_000) });
  const status = answer.ok ? ((await answer.json()) as TaskStatus) : undefined;
  return status?.state === 'RUNNING' || status?.state === 'FAILED' ? status : undefined;
}
