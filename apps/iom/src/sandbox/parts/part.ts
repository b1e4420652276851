import type { Exit } from './child.js';
import type { Guard } from './guard.js';

/** What every embedded part is started with. */
export interface PartOptions {
  readonly dataDir: string;
  readonly cacheDir: string;
  readonly guard: Guard;
  readonly report: (line: string) => void;
}

/** An embedded server that runs and can be reached. */
export interface RunningPart {
  readonly name: string;
  readonly pid: number;
  /** Settles when the process ends, wanted or not. */
  readonly exited: Promise<Exit>;
  stop(): Promise<void>;
}
