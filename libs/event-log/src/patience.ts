import { setTimeout as pause } from 'node:timers/promises';
import { StageError } from './stage.error.js';

export interface PatienceOptions {
  /** What is being tried, for the error in the end: "to read iom.events/0". */
  readonly what: string;
  readonly patienceMs?: number;
  /** Errors that waiting does not mend. */
  readonly isFinal?: (error: unknown) => boolean;
  /** Done before each further attempt: what was known of the brokers may be out of date. */
  readonly prepare?: () => Promise<unknown>;
}

/** Longer than a cluster takes to notice that a broker has gone (9 s by default) and to name other leaders. */
export const PATIENCE_MS = 15_000;
const RETRY_PAUSE_MS = 100;

/**
 * Rides out brokers that are away, and leaders and coordinators that move. kafkajs does so for some requests, and for others
 * gives up at the first refusal.
 */
export async function patiently<T>(work: () => Promise<T>, options: PatienceOptions): Promise<T> {
  const { what, patienceMs = PATIENCE_MS, isFinal, prepare } = options;
  for (const giveUpAt = Date.now() + patienceMs; ;) {
    try {
      return await work();
    } catch (error) {
      if (isFinal?.(error)) throw error;
      if (Date.now() > giveUpAt) {
        throw new StageError(`It took more than ${patienceMs} ms ${what}`, { cause: error });
      }
      await pause(RETRY_PAUSE_MS);
      await prepare?.().catch(() => undefined);
    }
  }
}
