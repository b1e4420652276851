/** One measured quantity: every run of it, and what it ought to be. */
export interface Figure {
  readonly name: string;
  readonly unit: string;
  readonly better: 'more' | 'less';
  readonly runs: readonly number[];
  /** At least this where more is better, at most this where less is. */
  readonly target?: number;
}

export interface Spread {
  readonly min: number;
  readonly median: number;
  readonly max: number;
}

export function spreadOf(runs: readonly number[]): Spread {
  const sorted = runs.toSorted((a, b) => a - b);
  return { min: sorted[0] ?? NaN, median: quantile(sorted, 0.5), max: sorted.at(-1) ?? NaN };
}

/** The quantile of sorted values, by linear interpolation; NaN of none. */
export function quantile(sorted: readonly number[], share: number): number {
  const at = (sorted.length - 1) * share;
  const below = sorted[Math.floor(at)] ?? NaN;
  const above = sorted[Math.ceil(at)] ?? NaN;
  return below + (above - below) * (at - Math.floor(at));
}

/** undefined: there is no target. */
export function meetsTarget({ runs, better, target }: Figure): boolean | undefined {
  if (target === undefined) return undefined;
  const { median } = spreadOf(runs);
  return better === 'more' ? median >= target : median <= target;
}
