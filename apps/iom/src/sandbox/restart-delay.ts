const FIRST_MS = 500;
const LONGEST_MS = 15_000;

/** How long to wait before the n-th start in a row after a failure: doubling, up to a quarter of a minute. */
export function restartDelay(failuresInARow: number): number {
  return Math.min(LONGEST_MS, FIRST_MS * 2 ** Math.max(0, failuresInARow - 1));
}
