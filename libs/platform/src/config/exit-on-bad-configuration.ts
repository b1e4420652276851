import { writeSync } from 'node:fs';
import { BadConfigurationError } from './bad-configuration.error.js';

/** How a process says its last words; replaced in tests. */
export interface LastWords {
  write(text: string): void;
  exit(code: number): never;
}

const OF_THIS_PROCESS: LastWords = {
  // Synchronous, so that nothing is lost in a pipe when the process ends.
  write: (text) => void writeSync(2, text),
  exit: (code) => process.exit(code),
};

/**
 * Reads the configuration, or tells the person on stderr what is wrong with it and ends with 2, the exit code for bad use.
 * Any other error goes on as it is.
 */
export function exitOnBadConfiguration<Result>(
  read: () => Result,
  process: LastWords = OF_THIS_PROCESS,
): Result {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof BadConfigurationError)) throw error;
    process.write(`${error.message}\n`);
    return process.exit(2);
  }
}
