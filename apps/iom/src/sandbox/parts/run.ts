import { spawn } from 'node:child_process';

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
    readonly user?: { readonly uid: number; readonly gid: number } | undefined;
  } = {},
): Promise<Ran> {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      ...(options.cwd !== undefined && { cwd: options.cwd }),
      ...options.user,
    });
    const chunks: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    child.once('error', (failure) => resolve({ code: null, output: failure.message }));
    child.once('close', (code) =>
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') }),
    );
  });
}
