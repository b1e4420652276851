import { createInterface } from 'node:readline/promises';
import { CommandFailedError } from '../cli/command-failed.error.js';

/** Asks at the terminal unless the answer was given beforehand. Throws `CommandFailedError` when it is no. */
export async function confirm(question: string, yes: boolean): Promise<void> {
  if (yes) return;
  if (!process.stdin.isTTY) throw new CommandFailedError('Nothing was done: add --yes to do it', 2);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    const answer = await terminal.question(`${question} [y/N] `);
    if (/^y(es)?$/i.test(answer.trim())) return;
  } finally {
    terminal.close();
  }
  throw new CommandFailedError('Nothing was done');
}
