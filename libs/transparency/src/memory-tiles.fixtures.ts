import { CompactRange } from './compact-range.js';
import { type Hash, leafHash } from './hash.js';
import { type Tile, TILE_WIDTH } from './tiles.js';
import type { TileSource } from './tree-reader.js';

/** The leaf that every implementation is asked about. */
export const syntheticLeaf = (index: number): string => `synthetic leaf ${index}`;

/** Hashes of tiles as a log keeps them: what `CompactRange` tells while it grows. */
export class MemoryTiles implements TileSource {
  private readonly levels: Hash[][] = [[]];
  range = CompactRange.EMPTY;

  constructor(size: number, leaf: (index: number) => string = syntheticLeaf) {
    const leaves = Array.from({ length: size }, (_, index) => leafHash(leaf(index)));
    this.levels[0]?.push(...leaves);
    this.range = this.range.append(leaves, ({ level, index, hash }) => {
      (this.levels[level] ??= [])[index] = hash;
    });
  }

  tile({ level, index, width }: Tile): Promise<Buffer> {
    const from = index * TILE_WIDTH;
    return Promise.resolve(Buffer.concat((this.levels[level] ?? []).slice(from, from + width)));
  }
}
