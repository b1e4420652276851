import * as fc from 'fast-check';
import {
  decodeBundle,
  encodeBundle,
  entriesPath,
  parseTilePath,
  tilePath,
  tilesOf,
} from './tiles.js';

const anyTile = fc.record({
  level: fc.integer({ min: 0, max: 63 }),
  index: fc.oneof(fc.nat(2_000), fc.maxSafeNat()),
  width: fc.integer({ min: 1, max: 256 }),
});

describe('a tile', () => {
  it('is served under the path that everybody else looks for it', () => {
    expect(tilePath({ level: 0, index: 1_234_067, width: 256 })).toBe('tile/0/x001/x234/067');
    expect(tilePath({ level: 2, index: 0, width: 1 })).toBe('tile/2/000.p/1');
    expect(entriesPath(273, 112)).toBe('tile/entries/273.p/112');
  });

  it('is found again by its path', () => {
    fc.assert(
      fc.property(anyTile, (tile) => {
        const hashes = tilePath(tile).slice('tile/'.length);
        expect(parseTilePath(hashes)).toEqual({ ...tile, kind: 'hashes' });
        const entries = entriesPath(tile.index, tile.width).slice('tile/'.length);
        expect(parseTilePath(entries)).toEqual({ ...tile, level: 0, kind: 'entries' });
      }),
    );
  });

  it.each([
    '0/0',
    '00/000',
    '64/000',
    '0/x000/001',
    '0/000.p/0',
    '0/000.p/256',
    '0/000.p/01',
    '0/../000',
    'entries/',
    '8/0/000',
    '',
  ])('is not served under %j', (path) => {
    expect(parseTilePath(path)).toBeUndefined();
  });

  it('is counted as the standard counts them: a tree of 70,000', () => {
    const tiles = [...tilesOf(70_000)];
    const at = (level: number) => tiles.filter((tile) => tile.level === level);
    expect(at(0).filter(({ width }) => width === 256)).toHaveLength(273);
    expect(at(0).at(-1)).toEqual({ level: 0, index: 273, width: 112 });
    expect(at(1).map(({ width }) => width)).toEqual([256, 17]);
    expect(at(2).map(({ width }) => width)).toEqual([1]);
    expect([...tilesOf(256)]).toHaveLength(2);
    expect([...tilesOf(0)]).toEqual([]);
  });
});

describe('an entry bundle', () => {
  it('holds entries in their order, and is refused when it was cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ minLength: 1 }), { minLength: 1 }),
        fc.nat(),
        (entries, cut) => {
          const bundle = encodeBundle(entries);
          expect(decodeBundle(bundle).map(String)).toEqual(
            entries.map((text) => Buffer.from(text).toString()),
          );
          const last = Buffer.from(entries.at(-1)!).length + 2;
          const short = bundle.subarray(0, bundle.length - 1 - (cut % (last - 1)));
          expect(() => decodeBundle(short)).toThrow(RangeError);
        },
      ),
    );
  });

  it('takes no entry whose length it could not say', () => {
    expect(() => encodeBundle(['x'.repeat(65_536)])).toThrow(RangeError);
  });
});
