import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

/** What a process that holds parts says when they are up. */
export interface HeldParts {
  readonly brokers: readonly string[];
  readonly registryUrl: string;
  readonly databaseUrl: string;
  readonly pids: Readonly<Record<string, number>>;
}

/** A launcher of its own, which a test may kill. */
export class PartsHolder {
  readonly process: ChildProcess;
  /** All that it said for a person to read. */
  said = '';

  /** `options` are those of `startParts` that differ from a test run's. */
  constructor(options: object, env: NodeJS.ProcessEnv = process.env) {
    const here = import.meta.dirname;
    this.process = spawn(
      process.execPath,
      [
        '--import',
        join(here, 'from-source.js'),
        join(here, 'hold-parts.ts'),
        JSON.stringify(options),
      ],
      { stdio: ['pipe', 'pipe', 'pipe'], detached: true, env },
    );
    this.process.stderr!.on('data', (chunk: Buffer) => (this.said += chunk.toString()));
  }

  /** The addresses, or what the launcher said instead. */
  async ready(): Promise<HeldParts> {
    for await (const line of createInterface({ input: this.process.stdout! })) {
      if (line.startsWith('ready ')) return JSON.parse(line.slice('ready '.length)) as HeldParts;
    }
    await this.exited();
    throw new Error(this.said);
  }

  /** Stops the parts in good order. */
  async stop(): Promise<void> {
    this.process.stdin!.end();
    await this.exited();
  }

  /** Ends the launcher as nothing can prevent; the parts have only the guardian then. */
  async kill(): Promise<void> {
    this.process.kill('SIGKILL');
    await this.exited();
  }

  private async exited(): Promise<void> {
    if (this.process.exitCode === null && this.process.signalCode === null) {
      await once(this.process, 'exit');
    }
  }
}
