import { EMPTY_ROOT, type Hash, HASH_BYTES, nodeHash } from './hash.js';
import { type Tile, TILE_HEIGHT, TILE_WIDTH, widthIn } from './tiles.js';

/** Where the tiles of a log are kept: a database, a folder, another machine. */
export interface TileSource {
  /** The hashes of a tile, one behind the other. A source that has a wider one may give that. */
  tile(tile: Tile): Promise<Buffer>;
}

/** A tile is not what a tile of this size can be. */
export class BadTileError extends Error {
  override readonly name = 'BadTileError';
}

/** Proofs about a tree of a given size, made from its tiles. A tile is asked for once. */
export class TreeReader {
  private readonly tiles = new Map<string, Promise<Buffer>>();

  constructor(
    private readonly source: TileSource,
    readonly size: number,
  ) {}

  root(): Promise<Hash> {
    return this.rootOf(0, this.size);
  }

  /** The root that the log had when it had so many leaves. */
  async rootAt(size: number): Promise<Hash> {
    if (size > this.size) throw new RangeError(`A tree of ${this.size} leaves never had ${size}`);
    return this.rootOf(0, size);
  }

  /** RFC 9162 §2.1.3.1: the siblings on the way from a leaf to the root. */
  async inclusionProof(index: number): Promise<readonly Hash[]> {
    if (!(index >= 0 && index < this.size)) {
      throw new RangeError(`There is no leaf ${index} in a tree of ${this.size}`);
    }
    const ranges: (readonly [number, number])[] = [];
    let [from, to] = [0, this.size];
    while (to - from > 1) {
      const middle = from + splitOf(to - from);
      if (index < middle) {
        ranges.push([middle, to]);
        to = middle;
      } else {
        ranges.push([from, middle]);
        from = middle;
      }
    }
    return this.rootsOf(ranges.toReversed());
  }

  /** RFC 9162 §2.1.4.1: what shows that the tree of so many leaves is the beginning of this one. */
  async consistencyProof(from: number): Promise<readonly Hash[]> {
    if (!(from >= 0 && from <= this.size)) {
      throw new RangeError(`A tree of ${this.size} leaves never had ${from}`);
    }
    if (from === 0 || from === this.size) return [];
    const ranges: (readonly [number, number])[] = [];
    let [begin, end] = [0, this.size];
    while (from < end) {
      const middle = begin + splitOf(end - begin);
      if (from <= middle) {
        ranges.push([middle, end]);
        end = middle;
      } else {
        ranges.push([begin, middle]);
        begin = middle;
      }
    }
    // The older tree is one perfect subtree: whoever checks has its root already.
    if (begin > 0) ranges.push([begin, end]);
    return this.rootsOf(ranges.toReversed());
  }

  private rootsOf(ranges: readonly (readonly [number, number])[]): Promise<Hash[]> {
    return Promise.all(ranges.map(([from, to]) => this.rootOf(from, to)));
  }

  /** The root over the leaves of a range that begins where a subtree as large begins. */
  private async rootOf(from: number, to: number): Promise<Hash> {
    const perfect: Promise<Hash>[] = [];
    for (let at = from; at < to;) {
      const height = Math.floor(Math.log2(to - at));
      perfect.push(this.perfect(at, height));
      at += 2 ** height;
    }
    const roots = await Promise.all(perfect);
    if (roots.length === 0) return EMPTY_ROOT;
    return roots.reduceRight((right, left) => nodeHash(left, right));
  }

  /** The root of the perfect subtree of this height that begins at a leaf. */
  private async perfect(leaf: number, height: number): Promise<Hash> {
    const level = Math.floor(height / TILE_HEIGHT);
    const first = leaf / TILE_WIDTH ** level;
    const index = Math.floor(first / TILE_WIDTH);
    const tile = await this.tile(level, index);
    const at = first - index * TILE_WIDTH;
    let hashes = Array.from({ length: 2 ** (height % TILE_HEIGHT) }, (_, i) =>
      tile.subarray((at + i) * HASH_BYTES, (at + i + 1) * HASH_BYTES),
    );
    while (hashes.length > 1) hashes = pairs(hashes);
    return hashes[0] ?? EMPTY_ROOT;
  }

  private tile(level: number, index: number): Promise<Buffer> {
    const name = `${level}/${index}`;
    const known = this.tiles.get(name) ?? this.read(level, index);
    this.tiles.set(name, known);
    return known;
  }

  private async read(level: number, index: number): Promise<Buffer> {
    const width = widthIn(this.size, level, index);
    const bytes = await this.source.tile({ level, index, width });
    if (bytes.length % HASH_BYTES !== 0 || bytes.length < width * HASH_BYTES) {
      throw new BadTileError(
        `Tile ${level}/${index} has ${bytes.length} bytes, not ${width} hashes`,
      );
    }
    return bytes;
  }
}

/** The largest power of two below `n`. */
function splitOf(n: number): number {
  let split = 1;
  while (split * 2 < n) split *= 2;
  return split;
}

function pairs(hashes: readonly Hash[]): Hash[] {
  return Array.from({ length: hashes.length / 2 }, (_, i) =>
    nodeHash(hashes[2 * i] ?? EMPTY_ROOT, hashes[2 * i + 1] ?? EMPTY_ROOT),
  );
}
