import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readFileSync,
  statSync,
  truncateSync,
} from 'node:fs';
import { dirname } from 'node:path';

const LARGEST = 20 * 1024 * 1024;
const LOOK_EVERY_MS = 5_000;

/**
 * A log that a child process writes to by itself, so that nothing it says depends on the launcher being alive
 * or quick. It is bounded: past 20 MB its content moves to `<path>.1` and it begins anew.
 */
export class LogFile {
  readonly path: string;
  private watch: NodeJS.Timeout | undefined;

  constructor(path: string) {
    this.path = path;
  }

  /** Runs `use` with a descriptor opened for appending, which it may hand to a child. */
  open<T>(use: (descriptor: number) => T): T {
    mkdirSync(dirname(this.path), { recursive: true, mode: 0o700 });
    this.bound();
    const descriptor = openSync(this.path, 'a', 0o600);
    try {
      return use(descriptor);
    } finally {
      closeSync(descriptor);
      this.watch ??= setInterval(() => this.bound(), LOOK_EVERY_MS).unref();
    }
  }

  /** Stops looking at its size; what was written stays. */
  close(): void {
    clearInterval(this.watch);
    this.watch = undefined;
  }

  /** What was said last, for a message about a failure: without the lines that only a debugger reads. */
  lastLines(count = 12): readonly string[] {
    if (!existsSync(this.path)) return [];
    return lastTelling(readFileSync(this.path, 'utf8'), count);
  }

  /** Children append, so cutting the file under them is safe: they go on at its new end. */
  private bound(): void {
    if (!existsSync(this.path) || statSync(this.path).size <= LARGEST) return;
    copyFileSync(this.path, `${this.path}.1`);
    truncateSync(this.path);
  }
}

/** The last lines of a log that are neither stack frames nor the Java runtime's warnings about libraries. */
export function lastTelling(log: string, count: number): readonly string[] {
  return log
    .split('\n')
    .filter((line) => line.trim() !== '' && !/^\s+(?:at |\.\.\. \d+ more)|^WARNING: /.test(line))
    .slice(-count);
}
