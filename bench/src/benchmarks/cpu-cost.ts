import type { Figure } from '../figure.js';

/** A run shorter than this says more about the clock than about the work. */
const LEAST_MS = 150;

/** CPU time of this process spent in `work`, collector and compiler threads included, in microseconds. */
export async function cpuOf(work: () => Promise<void> | void): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return user + system;
}

/** What `work` costs an item: passes over all items until a run is long enough; one run more goes first, to warm up. */
export function costPerItem<T>(
  name: string,
  items: readonly T[],
  work: (item: T) => unknown,
  runs: number,
): Figure {
  let kept: unknown;
  const once = (): number => {
    const before = process.cpuUsage();
    let passes = 0;
    let micros = 0;
    do {
      for (const item of items) kept = work(item);
      passes++;
      const { user, system } = process.cpuUsage(before);
      micros = user + system;
    } while (micros < LEAST_MS * 1_000);
    return micros / (passes * items.length);
  };
  once();
  const measured = Array.from({ length: runs }, once);
  // What is never looked at might never be computed.
  if (kept === measured) throw new Error('The work answered what it cannot know');
  return costFigure(name, measured);
}

export function costFigure(name: string, runs: readonly number[]): Figure {
  return { name, unit: 'µs CPU an event', better: 'less', runs };
}
