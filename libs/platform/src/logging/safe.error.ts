/** On an error, or the prototype of its class: its message holds no personal data and may be logged. */
export const SAFE_MESSAGE = Symbol.for('iom.safe-message');

/**
 * An error whose message is made of constants, counts and names of our own things (topics, variables, organisations), and
 * so may be logged. Of every other error only its kind and where it happened are. A message that quotes a record is never
 * safe.
 */
export abstract class SafeError extends Error {
  readonly code?: string;

  get [SAFE_MESSAGE](): true {
    return true;
  }
}

/** Whether the error's class has vouched for its message. Its cause has to vouch for itself. */
export function isSafeError(error: unknown): error is Error {
  return error instanceof Error && SAFE_MESSAGE in error && error[SAFE_MESSAGE] === true;
}
