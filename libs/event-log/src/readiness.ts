/** One assigned input partition, as far as its task knows. */
export interface InputProgress {
  readonly topic: string;
  readonly partition: number;
  /** Offsets to go; undefined until the first fetch of a tenure was answered. */
  readonly lag: number | undefined;
  /** When a fetch was last answered and all of it processed, epoch milliseconds. */
  readonly lastProgressAt: number;
}

export interface Readiness {
  readonly ready: boolean;
  readonly live: boolean;
  /** `topic/partition` → offsets to go; -1: not known yet. */
  readonly lag: Readonly<Record<string, number>>;
  /** The oldest of the inputs' last progress; undefined for a standby. */
  readonly lastProgressAt: number | undefined;
}

const READY_WITHIN_MS = 10_000;

/**
 * Ready: a member of its group, and every input was read to where it ended, or moved on, within 10 s. A standby is ready.
 * Not live: an input that is (or may be) behind has not moved for as long as the stage server tries.
 */
export function judgeReadiness(
  joined: boolean,
  inputs: readonly InputProgress[],
  { now, giveUpAfterMs }: { readonly now: number; readonly giveUpAfterMs: number },
): Readiness {
  const idleFor = ({ lastProgressAt }: InputProgress) => now - lastProgressAt;
  return {
    ready: joined && inputs.every((input) => idleFor(input) <= READY_WITHIN_MS),
    live: inputs.every((input) => input.lag === 0 || idleFor(input) <= giveUpAfterMs),
    lag: Object.fromEntries(
      inputs.map(({ topic, partition, lag }) => [`${topic}/${partition}`, lag ?? -1]),
    ),
    lastProgressAt:
      inputs.length > 0 ? Math.min(...inputs.map((i) => i.lastProgressAt)) : undefined,
  };
}
