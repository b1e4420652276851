import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { EventLogProducer, GroupProgress, type OutgoingRecord } from '@iom/event-log';
import { loadConfig } from '@iom/platform';
import type { AppInstance } from '../../../apps/iom/src/sandbox/app-instance.js';
import {
  type AppName,
  APPS,
  type Bridge,
  startBridge,
} from '../../../apps/iom/src/sandbox/bridge.js';
import { feedThrough, type Step } from '../../../apps/iom/src/sandbox/feed-through.js';
import { repositoryRoot } from '../../../apps/iom/src/sandbox/parts/repository-root.js';
import type { Workshop } from '../benchmark.js';
import { hasReadAll, isStage, STAGES } from './inputs.js';
import { ledgerHas } from './ledger-progress.js';
import { usageOf } from './usage.js';

/** CPU seconds by process: the bridge, its servers, and `sender`, which is this process. */
export type Cpu = Readonly<Record<string, number>>;

/** A whole bridge on embedded servers, in a folder that goes with it; its apps can be stopped and started one by one. */
export class Ground {
  private readonly running = new Map<AppName, AppInstance[]>();
  private closed: Promise<void> | undefined;

  private constructor(
    readonly bridge: Bridge,
    readonly producer: EventLogProducer,
    readonly progress: GroupProgress,
    private readonly dataDir: string,
  ) {
    for (const app of APPS) this.running.set(app, [...bridge.apps.instances(app)]);
  }

  static async open({ say, onEnd }: Workshop): Promise<Ground> {
    const dataDir = mkdtempSync(join(tmpdir(), 'iom-bench-'));
    const config = loadConfig([], {
      HOME: process.env['HOME'],
      XDG_CACHE_HOME: process.env['XDG_CACHE_HOME'],
      JAVA_HOME: process.env['JAVA_HOME'],
      DATA_DIR: dataDir,
      AGREEMENTS_DIR: resolve(repositoryRoot(), 'agreements'),
      LOG_LEVEL: 'warn',
    });
    const bridge = await startBridge({
      config,
      fresh: true,
      temporary: true,
      lasting: true,
      report: () => undefined,
      supervision: { onEnd },
    });
    say('  the bridge runs');
    const producer = await EventLogProducer.connect(bridge.client);
    const progress = await GroupProgress.open(bridge.client);
    const ground = new Ground(bridge, producer, progress, dataDir);
    onEnd(() => ground.close());
    return ground;
  }

  get deploymentKey(): Buffer {
    return readFileSync(join(this.dataDir, 'keys/deployment.key'));
  }

  instances(app: AppName): readonly AppInstance[] {
    return this.running.get(app) ?? [];
  }

  /** Stops all instances of these apps in good order. */
  async halt(...apps: readonly AppName[]): Promise<void> {
    await Promise.all(apps.flatMap((app) => this.instances(app).map((each) => each.stop())));
    for (const app of apps) this.running.set(app, []);
  }

  /** Starts an app again, with so many instances, and answers when they are ready. */
  async start(app: AppName, count = 1): Promise<void> {
    const started = await Promise.all(
      Array.from({ length: count }, () => this.bridge.apps.startInstance(app)),
    );
    this.running.set(app, [...this.instances(app), ...started]);
  }

  /** Sends steps one after the other, each all the way through. */
  async feed(steps: Iterable<Step>): Promise<void> {
    await feedThrough(this.bridge, steps, () => undefined);
    await this.settled();
  }

  /** Sends records as they come, and waits for nothing but the broker. Answers how many. */
  async send(records: Iterable<OutgoingRecord>): Promise<number> {
    let sent = 0;
    let batch: OutgoingRecord[] = [];
    for (const record of records) {
      batch.push(record);
      if (batch.length < 2_000) continue;
      await this.producer.send(batch);
      sent += batch.length;
      batch = [];
    }
    await this.producer.send(batch);
    return sent + batch.length;
  }

  /** Resolves when everything that was sent has been decided, and every decision is in the record. */
  async settled(): Promise<void> {
    for (const stage of STAGES) await this.hasReadAll(stage);
    await this.hasReadAll('ledger');
  }

  /** Resolves when an app has worked off everything that its input holds. */
  async hasReadAll(app: AppName): Promise<void> {
    if (isStage(app)) await hasReadAll(this.bridge, this.progress, app);
    else await ledgerHas(this.bridge, this.instances(app));
  }

  /** What each process has used since it started. */
  cpu(): Cpu {
    const servers = Object.entries(this.bridge.parts.pids).map(([name, pid]) => [
      name,
      usageOf(pid).cpuSeconds,
    ]);
    const apps = APPS.map((app) => [app, sum(this.usages(app).map((each) => each.cpuSeconds))]);
    const { user, system } = process.cpuUsage();
    const sender = ['sender', (user + system) / 1e6];
    return Object.fromEntries([...apps, ...servers, sender]) as Cpu;
  }

  rssMb(app: AppName): number {
    return Math.max(0, ...this.usages(app).map((each) => each.rssMb));
  }

  close(): Promise<void> {
    return (this.closed ??= this.end());
  }

  private usages(app: AppName) {
    return this.instances(app).flatMap(({ pid }) => (pid === undefined ? [] : [usageOf(pid)]));
  }

  private async end(): Promise<void> {
    await this.progress.close();
    await this.producer.close();
    await this.bridge.stop();
  }
}

/** What was used between two looks. */
export function cpuBetween(before: Cpu, after: Cpu): Cpu {
  return Object.fromEntries(
    Object.entries(after).map(([name, seconds]) => [name, seconds - (before[name] ?? 0)]),
  );
}

function sum(values: readonly number[]): number {
  return values.reduce((total, each) => total + each, 0);
}
