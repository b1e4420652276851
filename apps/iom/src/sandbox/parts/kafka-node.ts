import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Child, type Exit } from './child.js';
import type { Guard } from './guard.js';
import { kafkaAnswers } from './kafka-answers.js';
import { type BrokerPlace, kafkaProperties } from './kafka-properties.js';
import { LogFile } from './log-file.js';
import { PartFailedError } from './part-failed.error.js';
import { repositoryRoot } from './repository-root.js';
import { run } from './run.js';
import { until } from './until.js';

/** One broker, which a fault test may kill and start again: on its own data, at its own address. */
export interface BrokerNode {
  readonly id: number;
  /** `undefined` while it is down. */
  readonly pid: number | undefined;
  /** Ends it with SIGKILL. */
  kill(): Promise<void>;
  /** Resolves when it answers as a member of its cluster. */
  start(): Promise<void>;
}

export interface KafkaNodeOptions {
  readonly name: string;
  readonly home: string;
  readonly place: BrokerPlace;
  /** All brokers, this one among them. */
  readonly cluster: readonly BrokerPlace[];
  readonly clusterId: string;
  readonly java: string;
  /** For every Java that is started here. */
  readonly javaArgs: readonly string[];
  /** For the broker alone. */
  readonly brokerArgs: readonly string[];
  readonly logPath: string;
  readonly guard: Guard;
}

const GRACE_MS = 10_000;

/** The process of one broker. */
export class KafkaNode implements BrokerNode {
  private readonly options: KafkaNodeOptions;
  private readonly lost = Promise.withResolvers<Exit>();
  /** Only while it is wanted. */
  private child: Child | undefined;

  constructor(options: KafkaNodeOptions) {
    this.options = options;
  }

  get id(): number {
    return this.options.place.id;
  }

  get pid(): number | undefined {
    return this.child?.isRunning ? this.child.pid : undefined;
  }

  /** Settles when the broker ends that nobody has ended. */
  get exited(): Promise<Exit> {
    return this.lost.promise;
  }

  /** Writes its settings, and gives an empty folder its place in the cluster; once. */
  async format(): Promise<void> {
    const { home, place, cluster, clusterId, java, javaArgs } = this.options;
    mkdirSync(home, { recursive: true, mode: 0o700 });
    writeFileSync(this.settings, kafkaProperties(place, cluster));
    if (existsSync(join(place.dataDir, 'meta.properties'))) return;
    const tool = ['kafka.tools.StorageTool', 'format', '-c', this.settings, '-t', clusterId];
    const { code, output } = await run(java, ['-Xmx128m', ...javaArgs, ...tool]);
    if (code !== 0) {
      throw new PartFailedError(
        `Kafka could not format ${home}; it said`,
        output.trim().split('\n').slice(-8),
      );
    }
  }

  async start(): Promise<void> {
    const { name, home, place, cluster, java, javaArgs, brokerArgs, logPath, guard } = this.options;
    const log4j = join(repositoryRoot(), 'apps/iom/parts/kafka/log4j2.properties');
    const child = await Child.start({
      name,
      command: java,
      args: [
        '-Xms256m',
        '-Xmx512m',
        ...brokerArgs,
        '-Xlog:disable',
        '-Xlog:all=error:stderr',
        `-Dlog4j2.configurationFile=file:${log4j}`,
        ...javaArgs,
        'kafka.Kafka',
        this.settings,
      ],
      cwd: home,
      log: new LogFile(logPath),
      guard,
    });
    this.child = child;
    void this.noticeEndOf(child);
    const answers = async (): Promise<true | undefined> =>
      (await kafkaAnswers(place.port, cluster.length)) ? true : undefined;
    await child.whileRunning(until(`${name} answers`, answers, { withinMs: 60_000 }));
  }

  async kill(): Promise<void> {
    const child = this.unwanted();
    child?.kill();
    await child?.exited;
  }

  async stop(): Promise<void> {
    await this.unwanted()?.stop(GRACE_MS);
  }

  private get settings(): string {
    return join(this.options.home, 'server.properties');
  }

  private async noticeEndOf(child: Child): Promise<void> {
    const exit = await child.exited;
    if (this.child === child) this.lost.resolve(exit);
  }

  private unwanted(): Child | undefined {
    const { child } = this;
    this.child = undefined;
    return child;
  }
}
