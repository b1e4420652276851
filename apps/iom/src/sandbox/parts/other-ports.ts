import { PartFailedError } from './part-failed.error.js';

const ATTEMPTS = 3;

/**
 * Starts something that chooses its ports, and once more with others when one of them was taken between
 * choosing and listening: on a busy machine that happens.
 */
export async function withOtherPorts<T>(start: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (failure) {
      const another = failure instanceof PartFailedError && failure.portWasTaken;
      if (!another || attempt === ATTEMPTS) throw failure;
    }
  }
}
