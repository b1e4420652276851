import type { Figure } from './figure.js';

/** What a benchmark is run with. */
export interface Workshop {
  /** Source events of `end-to-end`. */
  readonly events: number;
  /** The same seed feeds the same events. */
  readonly seed: string;
  /** A tenth of everything: to see that it works, not to learn figures. */
  readonly quick: boolean;
  /** Also the sizes that take longer than ten minutes. */
  readonly full: boolean;
  readonly say: (line: string) => void;
  /** Told of what must be stopped if the benchmark does not get to it. */
  readonly onEnd: (stop: () => Promise<void>) => void;
}

export interface Benchmark {
  readonly name: string;
  readonly about: string;
  /** Not among those that run unless they are named. */
  readonly isLong: boolean;
  run(workshop: Workshop): Promise<readonly Figure[]>;
}

/** As many as this, or a tenth when quick. */
export function sized(count: number, { quick }: Pick<Workshop, 'quick'>): number {
  return quick ? Math.ceil(count / 10) : count;
}
