import { setTimeout as pause } from 'node:timers/promises';
import type { Log } from '@iom/platform';

/** Something to do again and again while this instance records. */
export interface Duty {
  /** For the log: a kebab-case name. */
  readonly name: string;
  /** From the end of one time to the beginning of the next. */
  readonly everyMs: number;
  /** `ended` is aborted when the term ends: what can wait for long has to listen. */
  run(ended: AbortSignal): Promise<void>;
}

/** Runs duties side by side until the term ends. One that fails is tried again at its next time: all of them can be. */
export class DutyRound {
  private readonly ending = new AbortController();
  private readonly running: readonly Promise<void>[];

  constructor(
    duties: readonly Duty[],
    private readonly log: Log,
  ) {
    this.running = duties.map((duty) => this.keep(duty));
  }

  /** Lets what is being done be done. */
  async end(): Promise<void> {
    this.ending.abort();
    await Promise.all(this.running);
  }

  private async keep(duty: Duty): Promise<void> {
    const { signal } = this.ending;
    while (!signal.aborted) {
      try {
        await duty.run(signal);
      } catch (error) {
        if (!signal.aborted)
          this.log.error('a duty of the ledger failed', error, { task: duty.name });
      }
      await pause(duty.everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
