/** A tile holds so many hashes when it is full (C2SP tlog-tiles). */
export const TILE_WIDTH = 256;
/** Heights of the tree in one level of tiles. */
export const TILE_HEIGHT = 8;

/** A tile by what it holds: `width` hashes of perfect subtrees of 256^`level` leaves, from the `256 * index`-th on. */
export interface Tile {
  readonly level: number;
  readonly index: number;
  readonly width: number;
}

/** What a log serves at a path: hashes, or the entries under those of the lowest level. */
export type TileResource =
  (Tile & { readonly kind: 'hashes' }) | (Tile & { readonly kind: 'entries' });

const HIGHEST_LEVEL = 63;
const PATH =
  /^(?<level>\d{1,2}|entries)\/(?<index>(?:x\d{3}\/)*\d{3})(?:\.p\/(?<width>[1-9]\d{0,2}))?$/;

/** Where a tile is served: `tile/<level>/<index>`, and `.p/<width>` behind it when it is not full. */
export function tilePath({ level, index, width }: Tile): string {
  return `tile/${level}/${pathOfIndex(index)}${suffixOf(width)}`;
}

/** Where the entries under a tile of the lowest level are served. */
export function entriesPath(index: number, width: number): string {
  return `tile/entries/${pathOfIndex(index)}${suffixOf(width)}`;
}

/** What is meant by the part of a path behind `tile/`; undefined when nothing is, or it is written in another way than the one. */
export function parseTilePath(path: string): TileResource | undefined {
  const { level = '', index = '', width } = PATH.exec(path)?.groups ?? {};
  if (index === '') return undefined;
  const tile = {
    level: level === 'entries' ? 0 : Number(level),
    index: Number(index.replaceAll(/[x/]/g, '')),
    width: width === undefined ? TILE_WIDTH : Number(width),
  };
  const written = level === 'entries' ? entriesPath(tile.index, tile.width) : tilePath(tile);
  const isOne = width === undefined || tile.width < TILE_WIDTH;
  if (!isOne || tile.level > HIGHEST_LEVEL || written !== `tile/${path}`) return undefined;
  if (!Number.isSafeInteger(tile.index)) return undefined;
  return { ...tile, kind: level === 'entries' ? 'entries' : 'hashes' };
}

/** How wide a tile is in a tree of `size` leaves; 0: it is not in that tree. */
export function widthIn(size: number, level: number, index: number): number {
  const hashes = Math.floor(size / TILE_WIDTH ** level);
  return Math.max(0, Math.min(TILE_WIDTH, hashes - index * TILE_WIDTH));
}

/** Every tile of a tree, level by level; of a full tile no partial one. */
export function* tilesOf(size: number): Generator<Tile> {
  for (let level = 0; size >= TILE_WIDTH ** level; level++) {
    for (let index = 0; ; index++) {
      const width = widthIn(size, level, index);
      if (width === 0) break;
      yield { level, index, width };
    }
  }
}

const LONGEST_ENTRY = 65_535;

/** An entry bundle: each entry behind its length, 16 bits big-endian. Throws when an entry is longer than that can say. */
export function encodeBundle(entries: readonly (string | Uint8Array)[]): Buffer {
  const parts = entries.flatMap((entry) => {
    const bytes = Buffer.from(entry);
    if (bytes.length > LONGEST_ENTRY) throw new RangeError('An entry is too long for a bundle');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(bytes.length);
    return [length, bytes];
  });
  return Buffer.concat(parts);
}

/** The entries of a bundle. Throws `RangeError` when it ends in the middle of one. */
export function decodeBundle(bundle: Buffer): Buffer[] {
  const entries: Buffer[] = [];
  for (let at = 0; at < bundle.length;) {
    if (at + 2 > bundle.length) throw new RangeError('The bundle ends in the middle of a length');
    const end = at + 2 + bundle.readUInt16BE(at);
    if (end > bundle.length) throw new RangeError('The bundle ends in the middle of an entry');
    entries.push(bundle.subarray(at + 2, end));
    at = end;
  }
  return entries;
}

/** Three digits a part, `x` before all but the last. */
function pathOfIndex(index: number): string {
  const digits = String(index);
  const padded = digits.padStart(Math.ceil(digits.length / 3) * 3, '0');
  const parts = padded.match(/\d{3}/g) ?? [];
  return parts.map((part, i) => (i < parts.length - 1 ? `x${part}` : part)).join('/');
}

const suffixOf = (width: number): string => (width === TILE_WIDTH ? '' : `.p/${width}`);
