import { randomBytes } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import type { Guard } from './guard.js';
import type { Java } from './java.js';
import { findMaven } from './maven.js';
import { PartFailedError } from './part-failed.error.js';
import { startOf } from './process-identity.js';
import { withProgress } from './progress.js';
import { repositoryRoot } from './repository-root.js';
import { run } from './run.js';

/** A part that comes from Maven's central repository, at the version its pom pins. */
interface Fetched {
  readonly id: string;
  readonly title: string;
  readonly artifact: string;
  /** Where Maven keeps what belongs to it, so that progress can be seen. */
  readonly groups: readonly string[];
  /** Makes of what Maven copied what is run. */
  readonly unpack?: (folder: string) => Promise<void>;
}

/** Maven's own plugin and its parts, which come first on a machine that has never used it. */
const MAVEN_GROUPS = ['org/apache/maven', 'org/codehaus/plexus'];

const KAFKA: Fetched = {
  id: 'kafka',
  title: 'Kafka',
  artifact: 'kafka_2.13',
  groups: ['org/apache/kafka', 'org/apache/logging', 'org/rocksdb', 'com'],
};

const REGISTRY: Fetched = {
  id: 'registry',
  title: 'Apicurio Registry',
  artifact: 'apicurio-registry-app',
  groups: ['io/apicurio'],
  unpack: async (folder) => {
    for (const archive of globSync(join(folder, '*.tar.gz'))) {
      const { code, output } = await run('tar', ['-xzf', archive, '-C', folder]);
      if (code !== 0)
        throw new PartFailedError(`tar could not unpack ${basename(archive)}: ${output.trim()}.`);
      rmSync(archive);
    }
  },
};

const CONNECT: Fetched = {
  id: 'connect',
  title: 'Kafka Connect with Debezium',
  artifact: 'debezium-connector-postgres',
  groups: ['io/debezium', 'org/apache/kafka', 'org/apache/groovy', 'org/glassfish'],
};

/** Where fetched parts are, and how to tell somebody who waits for them. */
export interface DownloadOptions {
  readonly cacheDir: string;
  readonly java: Java;
  readonly guard: Guard;
  readonly report: (line: string) => void;
}

/** The folder with Kafka's jars, fetched unless it is there. */
export function kafkaJars(options: DownloadOptions): Promise<string> {
  return fetched(KAFKA, options);
}

/** The folder with the unpacked schema registry, fetched unless it is there. */
export function registryApplication(options: DownloadOptions): Promise<string> {
  return fetched(REGISTRY, options);
}

/** The folder with Kafka Connect's jars and Debezium's, fetched unless it is there. */
export function connectJars(options: DownloadOptions): Promise<string> {
  return fetched(CONNECT, options);
}

/** The version a pom pins for an artifact. */
export function pinnedVersion(pom: string, artifact: string): string {
  const version = new RegExp(
    `<artifactId>${artifact.replaceAll('.', String.raw`\.`)}</artifactId>\\s*<version>([^<]+)</version>`,
  ).exec(pom)?.[1];
  if (version === undefined) throw new Error(`The pom pins no version of ${artifact}.`);
  return version;
}

/**
 * Whole or not there: a part is made beside its place and then renamed into it. Two processes may do so at
 * once; the first to finish wins, and the other uses what that one made.
 */
async function fetched(
  part: Fetched,
  { cacheDir, java, guard, report }: DownloadOptions,
): Promise<string> {
  const pom = join(repositoryRoot(), 'apps/iom/parts', part.id, 'pom.xml');
  const version = pinnedVersion(readFileSync(pom, 'utf8'), part.artifact);
  const title = `${part.title} ${version}`;
  const place = join(cacheDir, `${part.id}-${version}`);
  if (existsSync(place)) return place;

  mkdirSync(cacheDir, { recursive: true });
  removeLeftovers(place);
  const beside = unfinishedName(place);
  const maven = await findMaven(dirname(dirname(java.command)));
  const folders = [
    beside,
    ...[...MAVEN_GROUPS, ...part.groups].map((group) => join(homedir(), '.m2/repository', group)),
  ];
  guard.removeAtEnd(beside);
  try {
    await withProgress(title, folders, report, async () => {
      await maven.copyDependencies({ title, pom, folder: beside, guard });
      await part.unpack?.(beside);
    });
    moveIntoPlace(beside, place);
  } finally {
    rmSync(beside, { recursive: true, force: true });
    guard.keepAtEnd(beside);
  }
  return place;
}

/** Names the process that is at work on it, and its start: an id alone is soon somebody else's. */
function unfinishedName(place: string): string {
  const random = randomBytes(3).toString('hex');
  return `${place}.unfinished-${process.pid}-${startAsName(process.pid)}-${random}`;
}

function startAsName(pid: number): string | undefined {
  return startOf(pid)?.replaceAll(/\W/g, '');
}

/** What a process left that was killed while fetching. */
function removeLeftovers(place: string): void {
  for (const folder of globSync(`${place}.unfinished-*`)) {
    const [pid, start] = folder.slice(`${place}.unfinished-`.length).split('-');
    if (startAsName(Number(pid)) !== start) rmSync(folder, { recursive: true, force: true });
  }
}

function moveIntoPlace(beside: string, place: string): void {
  try {
    renameSync(beside, place);
  } catch (failure) {
    if (!existsSync(place)) throw failure;
  }
}
