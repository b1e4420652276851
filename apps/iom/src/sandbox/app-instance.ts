import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Child, describeExit, type Exit } from './parts/child.js';
import { freePort } from './parts/free-port.js';
import type { Guard } from './parts/guard.js';
import { LogFile } from './parts/log-file.js';
import { PartFailedError } from './parts/part-failed.error.js';
import { until } from './parts/until.js';
import { restartDelay } from './restart-delay.js';

/** Our apps answer a bad environment with this code: starting them again would not mend it. */
const BAD_CONFIGURATION = 2;
/** One that has run so long had started well; its next failure is counted as the first. */
const WELL_AFTER_MS = 60_000;
const STOP_WITHIN_MS = 15_000;
const NODE_OPTIONS = [
  '--enable-source-maps',
  // kafkajs sets one timer in the past, and Node would say so in the middle of the log.
  '--disable-warning=TimeoutNegativeWarning',
  // A larger young generation gains nothing.
  '--max-semi-space-size=16',
];
/**
 * A bound makes the collector thrifty long before it is reached, and that costs processor time: only for the apps that would
 * otherwise let more lie about than they use.
 */
const HEAP_MB: Readonly<Record<string, number>> = { disclosure: 576, ledger: 576 };

/** Buffers come and go by the megabyte on several threads: with an arena for each, what is freed stays with the process. */
const ALLOCATION = { MALLOC_ARENA_MAX: '2' };

/** What is needed to run one app; `env` is all of its environment but the port. */
export interface AppDefinition {
  readonly name: string;
  readonly main: string;
  readonly env: Readonly<Record<string, string>>;
}

/** What the instances of all apps have in common. */
export interface AppSurroundings {
  readonly cwd: string;
  readonly logsDir: string;
  readonly guard: Guard;
  readonly report: (line: string) => void;
}

/**
 * One process of an app under a supervisor: when it fails it is started again after a
 * growing pause. It stays down when it ended in good order, was killed through here, or was stopped.
 */
export class AppInstance {
  readonly app: string;
  readonly name: string;
  private readonly log: LogFile;
  private child: Child | undefined;
  private timer: NodeJS.Timeout | undefined;
  private wanted = true;
  private failures = 0;
  private misconfigured: PartFailedError | undefined;

  private constructor(
    private readonly definition: AppDefinition,
    private readonly around: AppSurroundings,
    number: number,
    private port: number,
  ) {
    this.app = definition.name;
    this.name = number === 1 ? this.app : `${this.app}-${number}`;
    this.log = new LogFile(join(around.logsDir, `${this.name}.log`));
  }

  /** Starts the `number`-th instance of an app. It may not be ready yet. */
  static async start(
    definition: AppDefinition,
    around: AppSurroundings,
    number: number,
  ): Promise<AppInstance> {
    if (!existsSync(definition.main)) {
      throw new PartFailedError(`${definition.main} is missing: run \`npm run build\` first.`);
    }
    const instance = new AppInstance(definition, around, number, await freePort());
    await instance.launch();
    return instance;
  }

  get url(): string {
    return `http://127.0.0.1:${this.port}`;
  }

  /** The id of its process now; `undefined` while there is none. */
  get pid(): number | undefined {
    return this.child?.isRunning ? this.child.pid : undefined;
  }

  /** Waits until it takes work. A bad configuration, or more time than any start needs, is a failure. */
  async ready(withinMs = 90_000): Promise<void> {
    const refused = await until(
      `${this.name} is ready`,
      async () => this.misconfigured ?? ((await this.isReady()) ? true : undefined),
      { withinMs },
    ).catch((failure: unknown) => {
      const sentence = failure instanceof Error ? failure.message : String(failure);
      return new PartFailedError(
        `${sentence} Its log is ${this.log.path}; it ends with`,
        this.log.lastLines(),
      );
    });
    if (refused !== true) throw refused;
  }

  /** Ends it at once, as a fault would, and does not start it again. */
  async kill(): Promise<void> {
    this.giveUp();
    this.child?.kill();
    await this.child?.exited;
  }

  /** Lets it finish what it is doing; kills it when that takes longer than a transaction may. */
  async stop(): Promise<void> {
    this.giveUp();
    await this.child?.stop(STOP_WITHIN_MS);
  }

  private giveUp(): void {
    this.wanted = false;
    clearTimeout(this.timer);
  }

  private async launch(): Promise<void> {
    const began = performance.now();
    this.child = await Child.start({
      name: this.name,
      command: process.execPath,
      args: [...NODE_OPTIONS, ...heapBound(this.app), this.definition.main],
      cwd: this.around.cwd,
      env: { ...ALLOCATION, ...this.definition.env, HTTP_PORT: String(this.port) },
      log: this.log,
      guard: this.around.guard,
    });
    void this.child.exited.then((exit) => this.ended(exit, performance.now() - began));
  }

  private ended(exit: Exit, ranMs: number): void {
    if (!this.wanted) return;
    if (exit.code === 0 || exit.code === BAD_CONFIGURATION) {
      const how = describeExit(exit);
      this.misconfigured = new PartFailedError(
        `${this.name} ended (${how}) and is not started again. Its log is ${this.log.path}; it ends with`,
        this.log.lastLines(),
      );
      this.around.report(`${this.name} ended (${how}) and is not started again`);
      return;
    }
    this.failures = ranMs > WELL_AFTER_MS ? 1 : this.failures + 1;
    const delay = restartDelay(this.failures);
    this.around.report(
      `${this.name} ended (${describeExit(exit)}); starting it again in ${delay / 1000} s (log: ${this.log.path})`,
    );
    this.timer = setTimeout(() => {
      this.relaunch().catch((failure: unknown) => this.around.report(String(failure)));
    }, delay);
  }

  /** On the same port, which others may know; but one that fails again and again may have lost it to somebody else. */
  private async relaunch(): Promise<void> {
    if (this.failures > 1) this.port = await freePort();
    await this.launch();
  }

  private async isReady(): Promise<boolean> {
    const answer = await fetch(`${this.url}/health/ready`, { signal: AbortSignal.timeout(2_000) });
    await answer.arrayBuffer();
    return answer.ok;
  }
}

function heapBound(app: string): readonly string[] {
  const megabytes = HEAP_MB[app];
  return megabytes === undefined ? [] : [`--max-old-space-size=${megabytes}`];
}
