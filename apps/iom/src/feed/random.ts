/** A stream of chances that depends on nothing but the words it was made from. */
export interface Random {
  /** A whole number from 0 to `count - 1`. */
  below(count: number): number;
  /** A whole number from `from` to `to`, both included. */
  between(from: number, to: number): number;
  /** true in `share` of all cases. */
  chance(share: number): boolean;
  pick<T>(choices: readonly T[]): T;
  /** The same things in another order. */
  shuffled<T>(things: readonly T[]): readonly T[];
}

/**
 * The stream named by these words. Each person, each week and each purpose has a stream of its own, so that one more draw
 * in one place changes nothing anywhere else, and any part of a feed can be made without what came before it.
 */
export function randomOf(...words: readonly (string | number)[]): Random {
  let state = scatter(words.join('\u001f'));
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (count: number): number => Math.floor(next() * count);
  return {
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (share) => next() < share,
    pick: (choices) => {
      const [first] = choices;
      if (first === undefined) throw new RangeError('There is nothing to pick from');
      return choices[below(choices.length)] ?? first;
    },
    shuffled: (things) =>
      things
        .map((thing) => [next(), thing] as const)
        .toSorted(([a], [b]) => a - b)
        .map(([, thing]) => thing),
  };
}

/** FNV-1a, then the finisher of MurmurHash3: neighbouring names must not have neighbouring streams. */
function scatter(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}
