import { spawnSync } from 'node:child_process';
import { createPrivateKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { openCheckpoint, signCheckpoint } from './checkpoint.js';
import { leafHash } from './hash.js';
import { MemoryTiles, syntheticLeaf } from './memory-tiles.fixtures.js';
import { noteSigner, noteVerifier, verifierKeyOf } from './note.js';
import { parseTilePath, tilePath, tilesOf } from './tiles.js';
import { TreeReader } from './tree-reader.js';
import { isConsistent, isIncluded } from './verify-proof.js';

interface Vectors {
  readonly origin: string;
  readonly seed: string;
  readonly verifierKey: string;
  readonly checkpoint: string;
  readonly roots: Readonly<Record<string, string>>;
  readonly inclusions: readonly {
    readonly Size: number;
    readonly Index: number;
    readonly Proof: readonly string[];
  }[];
  readonly consistencies: readonly {
    readonly From: number;
    readonly To: number;
    readonly Proof: readonly string[];
  }[];
  readonly tiles: readonly { readonly Path: string; readonly Base64: string }[];
}

const FOLDER = join(import.meta.dirname, '..', 'vectors');
const vectors = JSON.parse(readFileSync(join(FOLDER, 'vectors.json'), 'utf8')) as Vectors;
const SIZE = 70_000;
const tiles = new MemoryTiles(SIZE);
const base64 = (hashes: readonly Buffer[]): string[] =>
  hashes.map((hash) => hash.toString('base64'));
const bytes = (hashes: readonly string[]): Buffer[] =>
  hashes.map((hash) => Buffer.from(hash, 'base64'));
const headAt = (size: number) => ({ size, root: Buffer.from(vectors.roots[size]!, 'base64') });
/** RFC 8410: an Ed25519 private key from its seed. */
const seeded = createPrivateKey({
  key: Buffer.concat([
    Buffer.from('302e020100300506032b657004220420', 'hex'),
    Buffer.from(vectors.seed),
  ]),
  format: 'der',
  type: 'pkcs8',
});
const signer = noteSigner(vectors.origin, seeded);

describe('what golang.org/x/mod/sumdb says of 70,000 leaves', () => {
  it.each(Object.keys(vectors.roots).map(Number))('is the root of the first %i', async (size) => {
    expect(await new TreeReader(tiles, SIZE).rootAt(size)).toEqual(headAt(size).root);
  });

  it('are the same proofs of inclusion', async () => {
    expect(vectors.inclusions.length).toBeGreaterThan(50);
    for (const { Size: size, Index: index, Proof: proof } of vectors.inclusions) {
      expect(base64(await new TreeReader(tiles, size).inclusionProof(index))).toEqual(proof);
      expect(isIncluded(leafHash(syntheticLeaf(index)), index, bytes(proof), headAt(size))).toBe(
        true,
      );
    }
  });

  it('are the same proofs of consistency', async () => {
    expect(vectors.consistencies.length).toBeGreaterThan(100);
    for (const { From: from, To: to, Proof: proof } of vectors.consistencies) {
      expect(base64(await new TreeReader(tiles, to).consistencyProof(from))).toEqual(proof);
      expect(isConsistent(headAt(from), headAt(to), bytes(proof))).toBe(true);
    }
  });

  it('are the same tiles at the same paths', async () => {
    expect(vectors.tiles.length).toBeGreaterThan(4);
    for (const { Path: path, Base64: data } of vectors.tiles) {
      const tile = parseTilePath(path.slice('tile/'.length))!;
      expect((await tiles.tile(tile)).toString('base64')).toBe(data);
      expect(tilePath(tile)).toBe(path);
    }
  });

  it('is the same signed checkpoint, letter by letter', () => {
    expect(verifierKeyOf(signer)).toBe(vectors.verifierKey);
    const head = { origin: vectors.origin, ...headAt(SIZE) };
    expect(signCheckpoint(head, [signer])).toBe(vectors.checkpoint);
    expect(
      openCheckpoint(vectors.checkpoint, [noteVerifier(vectors.verifierKey)], vectors.origin),
    ).toEqual(head);
  });
});

const hasGo =
  spawnSync('go', ['mod', 'download'], { cwd: FOLDER, stdio: 'ignore', timeout: 20_000 }).status ===
  0;

const check = (given: object) =>
  spawnSync('go', ['run', '.', 'check'], {
    cwd: FOLDER,
    input: JSON.stringify(given),
    encoding: 'utf8',
  });

async function written(size: number, from: number, index: number) {
  const log = new MemoryTiles(size);
  const reader = new TreeReader(log, size);
  const served: Record<string, string> = {};
  for (const tile of tilesOf(size))
    served[tilePath(tile)] = (await log.tile(tile)).toString('base64');
  return {
    Key: verifierKeyOf(signer),
    Checkpoint: signCheckpoint({ origin: vectors.origin, size, root: log.range.root() }, [signer]),
    Leaf: syntheticLeaf(index),
    Index: index,
    Inclusion: base64(await reader.inclusionProof(index)),
    From: from,
    FromRoot: (await reader.rootAt(from)).toString('base64'),
    Consistent: base64(await reader.consistencyProof(from)),
    Tiles: served,
  };
}

// Skipped, and listed as such, where Go or its modules cannot be had.
(hasGo ? describe : describe.skip)('golang.org/x/mod/sumdb, run here', () => {
  it('accepts our checkpoint, every tile, and our proofs', async () => {
    for (const [size, from, index] of [
      [1, 1, 0],
      [257, 256, 200],
      [1_337, 700, 1_336],
    ] as const) {
      const { stdout } = check(await written(size, from, index));
      expect(stdout).toBe('ok\n');
    }
  }, 120_000);

  it('refuses a tile in which one bit is another', async () => {
    const given = await written(1_337, 700, 3);
    const tile = Buffer.from(given.Tiles['tile/0/002']!, 'base64');
    tile[5_000]! ^= 1;
    given.Tiles['tile/0/002'] = tile.toString('base64');
    expect(check(given).stdout).toContain('inconsistent tile');
  }, 120_000);
});
