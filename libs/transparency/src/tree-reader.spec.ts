import * as fc from 'fast-check';
import { CompactRange } from './compact-range.js';
import { leafHash } from './hash.js';
import { MemoryTiles, syntheticLeaf } from './memory-tiles.fixtures.js';
import { BadTileError, TreeReader } from './tree-reader.js';
import { isConsistent, isIncluded } from './verify-proof.js';

const LARGE = 70_000;
const large = new MemoryTiles(LARGE);
const headOf = async (size: number) => ({
  size,
  root: await new TreeReader(large, LARGE).rootAt(size),
});
const anySize = fc.oneof(
  fc.integer({ min: 1, max: 1_100 }),
  fc.integer({ min: 65_400, max: LARGE }),
);
const flipped = (bytes: Buffer, at: number): Buffer => {
  const other = Buffer.from(bytes);
  other[at % other.length]! ^= 1 << (at % 8);
  return other;
};

describe('proofs from tiles', () => {
  it('say the root that the log has when it grows, at every size it had', async () => {
    for (const size of [0, 1, 2, 255, 256, 257, 65_535, 65_536, 65_537]) {
      const leaves = Array.from({ length: size }, (_, index) => leafHash(syntheticLeaf(index)));
      const { root } = await headOf(size);
      expect(root).toEqual(CompactRange.EMPTY.append(leaves).root());
    }
  });

  it('show each leaf at its place, and at no other, whatever is changed about them', async () => {
    await fc.assert(
      fc.asyncProperty(anySize, fc.nat(), fc.nat(), async (size, seed, bit) => {
        const index = seed % size;
        const head = await headOf(size);
        const proof = await new TreeReader(large, size).inclusionProof(index);
        const leaf = leafHash(syntheticLeaf(index));
        expect(isIncluded(leaf, index, proof, head)).toBe(true);
        expect(isIncluded(leafHash('another'), index, proof, head)).toBe(false);
        expect(isIncluded(leaf, index + 1, proof, head)).toBe(false);
        expect(isIncluded(leaf, index - 1, proof, head)).toBe(false);
        expect(isIncluded(leaf, index, [...proof, leaf], head)).toBe(false);
        expect(isIncluded(leaf, index, proof, { ...head, root: flipped(head.root, bit) })).toBe(
          false,
        );
        if (proof.length === 0) return;
        expect(isIncluded(leaf, index, proof.slice(1), head)).toBe(false);
        const at = bit % proof.length;
        const altered = proof.with(at, flipped(proof[at]!, bit));
        expect(isIncluded(leaf, index, altered, head)).toBe(false);
      }),
    );
  });

  it('show that a log has only grown, and never of one that was changed', async () => {
    await fc.assert(
      fc.asyncProperty(anySize, anySize, fc.nat(), async (one, other, bit) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        const [earlier, later] = [await headOf(from), await headOf(to)];
        const proof = await new TreeReader(large, to).consistencyProof(from);
        expect(isConsistent(earlier, later, proof)).toBe(true);
        const forked = { ...earlier, root: flipped(earlier.root, bit) };
        expect(isConsistent(forked, later, proof)).toBe(false);
        expect(isConsistent(earlier, { ...later, root: flipped(later.root, bit) }, proof)).toBe(
          false,
        );
        expect(isConsistent(earlier, later, [...proof, later.root])).toBe(false);
        expect(isConsistent(later, earlier, proof)).toBe(from === to);
        if (proof.length === 0) return;
        const at = bit % proof.length;
        expect(isConsistent(earlier, later, proof.with(at, flipped(proof[at]!, bit)))).toBe(false);
        expect(isConsistent(earlier, later, proof.slice(1))).toBe(false);
      }),
    );
  });

  it('are not made of what the tree does not have', async () => {
    const reader = new TreeReader(large, 10);
    await expect(reader.inclusionProof(10)).rejects.toThrow(RangeError);
    await expect(reader.inclusionProof(-1)).rejects.toThrow(RangeError);
    await expect(reader.consistencyProof(11)).rejects.toThrow(RangeError);
    await expect(reader.rootAt(11)).rejects.toThrow(RangeError);
  });

  it('are not made of a tile that lacks hashes', async () => {
    const cut = {
      tile: async () => (await large.tile({ level: 0, index: 0, width: 9 })).subarray(1),
    };
    await expect(new TreeReader(cut, 9).root()).rejects.toThrow(BadTileError);
  });
});
