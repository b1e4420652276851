import type { Log } from '../logging/log.js';

/** How the process ends; replaced in tests. */
export type Exit = (code: number) => void;

const LIMIT_MS = 15_000;

/** The end of a process: begun once, whatever else goes wrong meanwhile, and done in bounded time. */
export class Ending {
  private code: number | undefined;

  constructor(
    private readonly log: Log,
    private readonly close: () => Promise<void>,
    private readonly exit: Exit = (code) => process.exit(code),
    private readonly limitMs = LIMIT_MS,
  ) {}

  get hasBegun(): boolean {
    return this.code !== undefined;
  }

  /** A fault of ours: another process has to take over. */
  fatal(error: unknown): void {
    this.log.error('fatal', error);
    if (this.hasBegun) {
      // It was ending well: it is no longer.
      this.code = 1;
      return;
    }
    void this.end(1);
  }

  /** Somebody wants the process to end. Asking again changes nothing: npm passes on what the terminal has said already. */
  asked(signal: string): void {
    if (this.hasBegun) return;
    this.log.info('stopping', { signal });
    void this.end(0);
  }

  private async end(code: number): Promise<void> {
    this.code = code;
    const limit = setTimeout(() => {
      this.log.warn('stopped late', { ms: this.limitMs });
      this.exit(1);
    }, this.limitMs);
    try {
      await this.close();
    } catch (error) {
      this.log.error('close failed', error);
      this.code = 1;
    } finally {
      clearTimeout(limit);
    }
    this.log.info('stopped', { exitCode: this.code });
    this.exit(this.code);
  }
}
