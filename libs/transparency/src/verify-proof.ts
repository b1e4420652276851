import { type Hash, nodeHash } from './hash.js';

/** A tree as a checkpoint says it. */
export interface TreeHead {
  readonly size: number;
  readonly root: Hash;
}

/** RFC 9162 §2.1.3.2: whether the leaf with this hash is the `index`-th of the tree. */
export function isIncluded(
  leaf: Hash,
  index: number,
  proof: readonly Hash[],
  { size, root }: TreeHead,
): boolean {
  if (!(Number.isSafeInteger(index) && index >= 0 && index < size)) return false;
  let [at, last] = [index, size - 1];
  let hash = leaf;
  for (const sibling of proof) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      hash = nodeHash(sibling, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)];
    } else {
      hash = nodeHash(hash, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && hash.equals(root);
}

/** RFC 9162 §2.1.4.2: whether the later tree begins with all the earlier one had, in its order. */
export function isConsistent(earlier: TreeHead, later: TreeHead, proof: readonly Hash[]): boolean {
  if (earlier.size > later.size) return false;
  if (earlier.size === later.size) return proof.length === 0 && earlier.root.equals(later.root);
  if (earlier.size === 0) return proof.length === 0;
  const isPerfect = Number.isInteger(Math.log2(earlier.size));
  const [first, ...rest] = isPerfect ? [earlier.root, ...proof] : proof;
  if (first === undefined) return false;
  let [at, last] = [earlier.size - 1, later.size - 1];
  while (at % 2 === 1) [at, last] = [half(at), half(last)];
  let [before, after] = [first, first];
  for (const sibling of rest) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      before = nodeHash(sibling, before);
      after = nodeHash(sibling, after);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, half(last)];
    } else {
      after = nodeHash(after, sibling);
    }
    [at, last] = [half(at), half(last)];
  }
  return last === 0 && before.equals(earlier.root) && after.equals(later.root);
}

const half = (n: number): number => Math.floor(n / 2);
