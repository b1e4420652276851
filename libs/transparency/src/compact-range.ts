import { EMPTY_ROOT, type Hash, nodeHash } from './hash.js';
import { TILE_HEIGHT } from './tiles.js';

/** A compact range as it is stored. */
export interface StoredRange {
  readonly size: number;
  /** Hex; one for each perfect subtree, largest first. */
  readonly hashes: readonly string[];
}

/** A subtree that has become full with the leaf just appended, and is a hash of a tile for good. */
export interface FullSubtree {
  /** Of the tile, at least 1: it has 256^`level` leaves. */
  readonly level: number;
  /** The how-manieth of its level. */
  readonly index: number;
  readonly hash: Hash;
}

/** What was stored is no compact range. */
export class BadRangeError extends Error {
  override readonly name = 'BadRangeError';
}

/**
 * The right-hand edge of an append-only Merkle tree (RFC 9162 §2.1): for each one-bit of the size, the root of a perfect
 * subtree, largest first. It is all that is needed to append to a tree of any size and to know its root. A value: appending
 * answers a new one, so that a transaction that fails leaves nothing behind.
 */
export class CompactRange {
  static readonly EMPTY = new CompactRange(0, []);

  private constructor(
    readonly size: number,
    private readonly hashes: readonly Hash[],
  ) {}

  /** Throws `BadRangeError` when the number of hashes does not fit the size. */
  static restore({ size, hashes }: StoredRange): CompactRange {
    const isSize = Number.isSafeInteger(size) && size >= 0;
    if (!isSize || hashes.length !== onesOf(size)) {
      throw new BadRangeError(`${hashes.length} hashes are no range of size ${size}`);
    }
    if (hashes.some((hex) => !/^[0-9a-f]{64}$/.test(hex))) {
      throw new BadRangeError('A hash of the range is not 32 bytes of hex');
    }
    return new CompactRange(
      size,
      hashes.map((hex) => Buffer.from(hex, 'hex')),
    );
  }

  store(): StoredRange {
    return { size: this.size, hashes: this.hashes.map((hash) => hash.toString('hex')) };
  }

  /** The range with these leaf hashes behind those it has. `full`: told of every hash that belongs into a tile above the lowest. */
  append(leaves: Iterable<Hash>, full?: (subtree: FullSubtree) => void): CompactRange {
    const hashes = [...this.hashes];
    let size = this.size;
    for (const leaf of leaves) {
      let hash = leaf;
      let height = 0;
      // Each trailing one-bit of the size is a subtree as large as the one in hand.
      for (let rest = size; rest % 2 === 1; rest = (rest - 1) / 2) {
        hash = nodeHash(hashes.pop() ?? EMPTY_ROOT, hash);
        if (++height % TILE_HEIGHT === 0) {
          full?.({ level: height / TILE_HEIGHT, index: (size + 1) / 2 ** height - 1, hash });
        }
      }
      hashes.push(hash);
      size++;
    }
    return new CompactRange(size, hashes);
  }

  root(): Hash {
    if (this.size === 0) return EMPTY_ROOT;
    return this.hashes.reduceRight((right, left) => nodeHash(left, right));
  }
}

function onesOf(size: number): number {
  let ones = 0;
  for (let rest = size; rest > 0; rest = Math.floor(rest / 2)) ones += rest % 2;
  return ones;
}
