import { spawn } from 'node:child_process';
import type { Guard } from './guard.js';

/** What a short-lived program said, and how it ended; `code` is null when it could not run or was killed. */
export interface Ran {
  readonly code: number | null;
  readonly output: string;
}

/** Runs a program to its end and gives all it said on both streams. Never throws: a missing program is a code of null. */
export function run(
  command: string,
  args: readonly string[],
  options: {
    readonly cwd?: string;
    /** Given for what takes long: the guardian then ends it when the launcher goes, and Ctrl-C does not reach it. */
    readonly guard?: Guard;
    readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      ...options.user,
      detached: options.guard !== undefined,
    });
    const { pid } = child;
    if (pid !== undefined) options.guard?.watch(pid, 'SIGTERM');
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (failure) => resolve({ code: null, output: failure.message }));
    child.once('close', (code) => {
      if (pid !== undefined) options.guard?.forget(pid);
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') });
    });
  });
}
