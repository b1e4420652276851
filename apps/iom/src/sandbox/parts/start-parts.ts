import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { describeExit } from './child.js';
import { type Guard, startGuard } from './guard.js';
import { findJava, type Java } from './java.js';
import type { BrokerNode } from './kafka-node.js';
import { type BrokerCount, type RunningKafka, startKafka } from './kafka.part.js';
import { lockDataFolder } from './lock.js';
import { withOtherPorts } from './other-ports.js';
import type { PartOptions, RunningPart } from './part.js';
import { clusterFolder } from './postgres-place.js';
import { type RunningPostgres, startPostgres } from './postgres.part.js';
import { type RunningRegistry, startRegistry } from './registry.part.js';

/** Which parts are wanted, which exist elsewhere, and where the embedded ones live. */
export interface StartPartsOptions {
  readonly dataDir: string;
  readonly cacheDir: string;
  /** Begin with empty topics, schemas and databases. */
  readonly fresh?: boolean;
  readonly need: {
    readonly kafka: boolean;
    readonly registry: boolean;
    readonly postgres: boolean;
  };
  /** A server that runs already is used, and no embedded one is started in its place. */
  readonly external?: {
    readonly brokers?: readonly string[] | undefined;
    readonly registryUrl?: string | undefined;
    readonly databaseUrl?: string | undefined;
  };
  /** How many embedded brokers: one unless told. With three, topics, offsets and transactions survive the loss of one. */
  readonly brokers?: BrokerCount | undefined;
  /** Brokers that work for more than a minute or two compile what they run often thoroughly. */
  readonly lasting?: boolean | undefined;
  readonly javaHome?: string | undefined;
  /** A guardian that exists already, and that its owner closes; otherwise the parts have one of their own. */
  readonly guard?: Guard;
  /** Remove the whole data folder when all has stopped, however it stops. */
  readonly temporary?: boolean;
  readonly report: (line: string) => void;
}

/** The servers under the bridge, each embedded or somebody else's. */
export interface Parts {
  readonly brokers: readonly string[];
  readonly registryUrl: string | undefined;
  readonly databaseUrl: string | undefined;
  readonly guard: Guard;
  /** The processes of the embedded ones, by the names of `need`; fault tests kill them. */
  readonly pids: Readonly<Partial<Record<keyof StartPartsOptions['need'], number>>>;
  /** Each embedded broker, for fault tests. */
  readonly brokerNodes: readonly BrokerNode[];
  /** Settles with a sentence when an embedded part ends that nobody stopped. */
  readonly lost: Promise<string>;
  stop(): Promise<void>;
}

/** What the parts themselves wrote; other things in the data folder are not theirs to remove. */
const OWN_FOLDERS = ['kafka', 'postgres', 'registry', 'secrets', 'logs'];

/**
 * Starts what is needed on 127.0.0.1 and returns when every part answers: PostgreSQL and Kafka side by side, the
 * registry when its database is there. When one fails, the others are stopped before the failure is thrown.
 */
export async function startParts(options: StartPartsOptions): Promise<Parts> {
  const { report, external = {}, need } = options;
  const dataDir = resolve(options.dataDir);
  // Closed to others, but not the folders above it that happen to be missing.
  mkdirSync(dirname(dataDir), { recursive: true });
  mkdirSync(dataDir, { recursive: true, mode: 0o700 });
  const lock = lockDataFolder(dataDir);
  // What ends without stopping, by a crash or an early Ctrl-C, still leaves no lock.
  process.once('exit', lock.release);
  const guard = options.guard ?? startGuard();
  if (options.temporary) for (const folder of allFolders(dataDir)) guard.removeAtEnd(folder);
  if (options.fresh) wipe(dataDir);

  const running: RunningPart[] = [];
  let stopped: Promise<void> | undefined;
  const stopAll = async (): Promise<void> => {
    // Registry before its database; Kafka has no one under it.
    for (const part of running.toReversed()) await part.stop();
    lock.release();
    process.off('exit', lock.release);
    if (!options.guard) await guard.close();
  };
  const stop = (): Promise<void> => (stopped ??= stopAll());
  const started = async <P extends RunningPart>(start: () => Promise<P>): Promise<P> => {
    const up = await withOtherPorts(start);
    running.push(up);
    return up;
  };

  const part: PartOptions = { dataDir, cacheDir: options.cacheDir, guard, report };
  const embed = {
    kafka: need.kafka && external.brokers === undefined,
    registry: need.registry && external.registryUrl === undefined,
    // Its schemas never go into a database that was only meant for the bridge.
    postgres:
      (need.postgres && external.databaseUrl === undefined) ||
      (need.registry && external.registryUrl === undefined),
  };
  try {
    const java = embed.kafka || embed.registry ? await chooseJava(options) : undefined;
    const database = embed.postgres ? started(() => startPostgres(part)) : undefined;
    const broker =
      embed.kafka && java
        ? started(() =>
            startKafka({
              ...part,
              java,
              brokers: options.brokers ?? 1,
              lasting: options.lasting ?? false,
            }),
          )
        : undefined;
    const registry =
      embed.registry && java && database
        ? database.then((postgres) => started(() => startRegistry({ ...part, java, postgres })))
        : undefined;
    const [kafka, postgres, schemas] = await allOrFailure<
      [RunningKafka | undefined, RunningPostgres | undefined, RunningRegistry | undefined]
    >([broker, database, registry]);
    return {
      brokers: external.brokers ?? kafka?.brokers ?? [],
      registryUrl: external.registryUrl ?? schemas?.url,
      databaseUrl: external.databaseUrl ?? (need.postgres ? postgres?.databaseUrl : undefined),
      guard,
      pids: {
        ...(kafka && { kafka: kafka.pid }),
        ...(schemas && { registry: schemas.pid }),
        ...(postgres && { postgres: postgres.pid }),
      },
      brokerNodes: kafka?.nodes ?? [],
      lost: Promise.race(running.map((up) => endingOf(up, () => stopped !== undefined))),
      stop,
    };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

/** Never settles for a part that was stopped on purpose. */
async function endingOf(part: RunningPart, isStopping: () => boolean): Promise<string> {
  const exit = await part.exited;
  return isStopping()
    ? new Promise(() => {})
    : `${part.name} ended by itself (${describeExit(exit)}).`;
}

async function chooseJava({ javaHome, report }: StartPartsOptions): Promise<Java> {
  const java = await findJava(javaHome);
  report(`Java: ${java.command} (${java.version})`);
  return java;
}

/** Waits for every one to have come up or failed, so that a failure leaves no start under way behind it. */
async function allOrFailure<T extends readonly unknown[]>(starts: {
  readonly [K in keyof T]: Promise<T[K]> | T[K];
}): Promise<T> {
  const results = await Promise.allSettled(starts);
  const failed = results.find((result) => result.status === 'rejected');
  if (failed) throw failed.reason;
  return results.map((result) =>
    result.status === 'fulfilled' ? result.value : undefined,
  ) as unknown as T;
}

/** The data folder, and what root's database needs outside it. */
function allFolders(dataDir: string): readonly string[] {
  const cluster = clusterFolder(dataDir);
  return cluster.startsWith(dataDir) ? [dataDir] : [dataDir, dirname(cluster)];
}

function wipe(dataDir: string): void {
  const folders = [...OWN_FOLDERS.map((name) => join(dataDir, name)), clusterFolder(dataDir)];
  for (const folder of folders) {
    if (existsSync(folder)) rmSync(folder, { recursive: true, force: true });
  }
}
