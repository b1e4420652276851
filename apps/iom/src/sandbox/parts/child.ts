import { spawn } from 'node:child_process';
import { codeOf } from './error-code.js';
import type { Guard } from './guard.js';
import type { LogFile } from './log-file.js';
import { PartFailedError } from './part-failed.error.js';

/** How a process ended. */
export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** What is needed to start a process that is not ours to read from. */
export interface Launch {
  readonly name: string;
  readonly command: string;
  readonly args: readonly string[];
  readonly cwd: string;
  readonly log: LogFile;
  readonly guard: Guard;
  /** The signal by which this program ends in good order. */
  readonly politely?: NodeJS.Signals;
  readonly env?: Readonly<Record<string, string>>;
  readonly user?: { readonly uid: number; readonly gid: number } | undefined;
}

/** A process the launcher started, in a group of its own: Ctrl-C in the terminal reaches only the launcher. */
export class Child {
  readonly name: string;
  readonly pid: number;
  readonly exited: Promise<Exit>;
  private readonly launch: Launch;
  private exit: Exit | undefined;

  private constructor(launch: Launch, pid: number, exited: Promise<Exit>) {
    this.launch = launch;
    this.name = launch.name;
    this.pid = pid;
    this.exited = exited.then((exit) => {
      launch.guard.forget(pid);
      launch.log.close();
      this.exit = exit;
      return exit;
    });
  }

  /** Starts it, and has the guardian watch it before anything else can happen. */
  static async start(launch: Launch): Promise<Child> {
    const started = launch.log.open((descriptor) =>
      spawn(launch.command, launch.args, {
        cwd: launch.cwd,
        detached: true,
        stdio: ['ignore', descriptor, descriptor],
        ...(launch.env && { env: launch.env }),
        ...launch.user,
      }),
    );
    const exited = new Promise<Exit>((resolve) => {
      started.once('exit', (code, signal) => resolve({ code, signal }));
    });
    const { pid } = started;
    if (pid === undefined) {
      const cause = await new Promise<Error>((resolve) => started.once('error', resolve));
      throw new PartFailedError(`${launch.name} could not be started: ${cause.message}.`);
    }
    launch.guard.watch(pid, launch.politely ?? 'SIGTERM');
    return new Child(launch, pid, exited);
  }

  get isRunning(): boolean {
    return this.exit === undefined;
  }

  /** Waits for `ready`, or for the end of the process, which is a failure that says what it logged last. */
  async whileRunning<T>(ready: Promise<T>): Promise<T> {
    const ended = this.exited.then((exit) => {
      throw new PartFailedError(
        `${this.name} ended (${describeExit(exit)}) before it was ready. Its log is ${this.launch.log.path}; it ends with`,
        this.launch.log.lastLines(),
      );
    });
    try {
      return await Promise.race([ready, ended]);
    } catch (failure) {
      // Whoever failed to start must not linger: nobody else knows of it.
      this.kill();
      await this.exited;
      throw failure;
    }
  }

  /** Sends a signal, if there is still somebody to receive it. */
  signal(signal: NodeJS.Signals): void {
    if (this.isRunning) sendTo(this.pid, signal);
  }

  /** Asks it to end, waits, and kills it with everything of its group when it has not ended in time. */
  async stop(graceMs: number): Promise<Exit> {
    this.signal(this.launch.politely ?? 'SIGTERM');
    const kill = setTimeout(() => this.kill(), graceMs);
    try {
      return await this.exited;
    } finally {
      clearTimeout(kill);
    }
  }

  /** Ends it and its group at once. */
  kill(): void {
    if (this.isRunning) sendTo(-this.pid, 'SIGKILL');
  }
}

/** "exit code 1", "killed by SIGKILL". */
export function describeExit({ code, signal }: Exit): string {
  return signal === null ? `exit code ${code}` : `killed by ${signal}`;
}

/** Between our looking and our sending a process may end; that is what was wanted. */
function sendTo(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (failure) {
    if (codeOf(failure) !== 'ESRCH') throw failure;
  }
}
