import { ancestorsAsked } from './ancestors.js';
import type { Guard } from './parts/guard.js';

const LOOK_EVERY_MS = 1_000;
/** npm passes on the very Ctrl-C that the terminal has sent us as well: one keystroke, two signals. */
const SAME_KEYSTROKE_MS = 500;

export interface SuperviseOptions {
  readonly guard: Guard;
  readonly report: (line: string) => void;
  /** Also end when npm, or the shell between, has gone: they end without a word to us when killed. */
  readonly parentWatch: boolean;
}

/** Sees to it that whatever ends the launcher ends everything, in order. */
export interface Supervision {
  /** Adds what is to be stopped; the latest added is stopped first. */
  onEnd(stop: () => Promise<void>): void;
  /** Begins the end, once; further calls change nothing. */
  end(reason: string, exitCode: number): void;
  /** Whether the end has begun: a failure of something being started is then no news. */
  readonly isEnding: boolean;
  /** Settles with the exit code after everything has been stopped. */
  readonly ended: Promise<number>;
}

/**
 * Ends everything on Ctrl-C, SIGTERM, SIGHUP or a crash: apps first, the database last, if they were added
 * in the order in which they started. A second Ctrl-C kills at once. Install it before starting anything.
 */
export function supervise({ guard, report, parentWatch }: SuperviseOptions): Supervision {
  const stops: (() => Promise<void>)[] = [];
  const { promise: ended, resolve } = Promise.withResolvers<number>();
  let endingSince: number | undefined;

  const stopAll = async (exitCode: number): Promise<void> => {
    let code = exitCode;
    for (let stop = stops.pop(); stop; stop = stops.pop()) {
      await stop().catch((failure: unknown) => {
        code = 1;
        report(`Stopping failed: ${describe(failure)}`);
      });
    }
    // What was only being started is in nobody's list, but under the guardian's eyes.
    await guard.close();
    resolve(code);
  };
  const end = (reason: string, exitCode: number): void => {
    if (endingSince !== undefined) return;
    endingSince = performance.now();
    report(reason);
    void stopAll(exitCode);
  };
  const onSignal = (signal: NodeJS.Signals): void => {
    if (endingSince === undefined) return end(`Stopping (${signal})`, 0);
    if (performance.now() - endingSince < SAME_KEYSTROKE_MS) return;
    report('Killing everything now');
    guard.skipGrace();
    process.exit(130);
  };
  const onCrash = (failure: unknown): void => end(`Stopping: ${describe(failure)}`, 1);

  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
  process.on('uncaughtException', onCrash);
  process.on('unhandledRejection', onCrash);
  // A terminal that was closed takes no more lines; that is no reason to stop without order.
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
  if (parentWatch) {
    const allRun = ancestorsAsked();
    setInterval(() => {
      if (!allRun()) end('Stopping (npm has gone)', 0);
    }, LOOK_EVERY_MS).unref();
  }

  return {
    onEnd: (stop) => void stops.push(stop),
    end,
    get isEnding() {
      return endingSince !== undefined;
    },
    ended,
  };
}

function describe(failure: unknown): string {
  return failure instanceof Error ? (failure.stack ?? failure.message) : String(failure);
}
