import { createHash, randomUUID } from 'node:crypto';
import { existsSync, globSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child } from './child.js';
import { kafkaJars } from './downloads.js';
import { freePorts } from './free-port.js';
import type { Java } from './java.js';
import { kafkaAnswers } from './kafka-answers.js';
import { kafkaProperties } from './kafka-properties.js';
import { LogFile } from './log-file.js';
import type { PartOptions, RunningPart } from './part.js';
import { PartFailedError } from './part-failed.error.js';
import { startOf } from './process-identity.js';
import { repositoryRoot } from './repository-root.js';
import { run } from './run.js';
import { until } from './until.js';

/** A start costs mostly class loading and compiling: the cheap compiler, one collector thread, archived classes. */
const QUICK_START = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xshare:auto'];

/** A broker that runs. */
export interface RunningKafka extends RunningPart {
  readonly brokers: readonly string[];
}

/** Starts the broker on the data in `dataDir/kafka`, and waits until it answers as a member of its cluster. */
export async function startKafka(
  options: PartOptions & { readonly java: Java },
): Promise<RunningKafka> {
  const { java, dataDir, guard } = options;
  const jars = await kafkaJars(options);
  const home = join(dataDir, 'kafka');
  const place = join(home, 'server.properties');
  const [port, controllerPort] = (await freePorts(2)) as [number, number];
  mkdirSync(home, { recursive: true, mode: 0o700 });
  writeFileSync(place, kafkaProperties({ port, controllerPort, dataDir: join(home, 'data') }));

  const archive = classArchive(jars, java);
  const classpath = ['-cp', join(jars, '*')];
  const archived = existsSync(archive) ? [`-XX:SharedArchiveFile=${archive}`] : [];
  await format(home, place, java, [...QUICK_START, ...archived, ...classpath]);

  const unfinished = `${archive}.${process.pid}`;
  removeAbandoned(archive);
  const archiving = existsSync(archive) ? [] : [`-XX:ArchiveClassesAtExit=${unfinished}`];
  const log4j = join(repositoryRoot(), 'apps/iom/parts/kafka/log4j2.properties');
  const child = await Child.start({
    name: 'Kafka',
    command: java.command,
    args: [
      '-Xms256m',
      '-Xmx512m',
      ...QUICK_START,
      ...archived,
      ...archiving,
      '-Xlog:disable',
      '-Xlog:all=error:stderr',
      `-Dlog4j2.configurationFile=file:${log4j}`,
      ...classpath,
      'kafka.Kafka',
      place,
    ],
    cwd: home,
    log: new LogFile(join(dataDir, 'logs/kafka.log')),
    guard,
  });
  await child.whileRunning(
    until('Kafka answers', async () => ((await kafkaAnswers(port)) ? true : undefined), {
      withinMs: 60_000,
    }),
  );
  return {
    name: 'Kafka',
    pid: child.pid,
    exited: child.exited,
    brokers: [`127.0.0.1:${port}`],
    stop: async () => {
      await child.stop(10_000);
      keepArchive(unfinished, archive);
    },
  };
}

/** Gives an empty data folder its cluster id; done once. */
async function format(
  home: string,
  properties: string,
  java: Java,
  options: readonly string[],
): Promise<void> {
  if (existsSync(join(home, 'data/meta.properties'))) return;
  const cluster = Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url');
  const tool = ['kafka.tools.StorageTool', 'format', '-c', properties, '-t', cluster];
  const { code, output } = await run(java.command, ['-Xmx128m', ...options, ...tool]);
  if (code !== 0) {
    throw new PartFailedError(
      `Kafka could not format ${home}; it said`,
      output.trim().split('\n').slice(-8),
    );
  }
}

/** Classes parsed and verified beforehand; of use only to the very Java that wrote the file. */
function classArchive(jars: string, java: Java): string {
  const build = createHash('sha256')
    .update(`${java.command}\n${java.version}`)
    .digest('hex')
    .slice(0, 12);
  return join(jars, `classes-${build}.jsa`);
}

/** What brokers wrote whose launcher was no longer there to keep it. */
function removeAbandoned(archive: string): void {
  for (const unfinished of globSync(`${archive}.*`)) {
    if (startOf(Number(unfinished.split('.').at(-1))) === undefined)
      rmSync(unfinished, { force: true });
  }
}

/** The first broker that ends in good order leaves the archive behind; a whole file or none. */
function keepArchive(unfinished: string, archive: string): void {
  if (!existsSync(unfinished)) return;
  if (existsSync(archive)) rmSync(unfinished, { force: true });
  else renameSync(unfinished, archive);
}
