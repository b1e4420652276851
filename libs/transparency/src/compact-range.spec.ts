import * as fc from 'fast-check';
import { BadRangeError, CompactRange } from './compact-range.js';
import { type Hash, leafHash, nodeHash, sha256 } from './hash.js';

/** The eight leaves that every implementation of Certificate Transparency is tested with. */
const LEAVES = [
  '',
  '00',
  '10',
  '2021',
  '3031',
  '40414243',
  '5051525354555657',
  '606162636465666768696a6b6c6d6e6f',
];
const ROOTS = [
  'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  '6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d',
  'fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125',
  'aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77',
  'd37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7',
  '4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4',
  '76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef',
  'ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c',
  '5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328',
];

const hashes = (leaves: readonly Uint8Array[]): Hash[] => leaves.map((leaf) => leafHash(leaf));
const range = (leaves: readonly Uint8Array[]) => CompactRange.EMPTY.append(hashes(leaves));

/** RFC 9162 §2.1.1, word for word. */
function definition(leaves: readonly Uint8Array[]): Hash {
  if (leaves.length === 0) return sha256('');
  const [only] = leaves;
  if (only !== undefined && leaves.length === 1) return leafHash(only);
  let k = 1;
  while (k * 2 < leaves.length) k *= 2;
  return nodeHash(definition(leaves.slice(0, k)), definition(leaves.slice(k)));
}

const anyLeaves = fc.array(fc.uint8Array({ maxLength: 40 }), { maxLength: 150 });

describe('the tree over the record', () => {
  it.each(ROOTS.map((root, size) => [size, root] as const))(
    'has the root that the reference tree of %i leaves has',
    (size, root) => {
      const leaves = LEAVES.slice(0, size).map((hex) => Buffer.from(hex, 'hex'));
      expect(range(leaves).root().toString('hex')).toBe(root);
    },
  );

  it('has the root of the recursive definition, whatever its leaves', () => {
    fc.assert(
      fc.property(anyLeaves, (leaves) => {
        expect(range(leaves).root()).toEqual(definition(leaves));
        expect(range(leaves).size).toBe(leaves.length);
      }),
    );
  });

  it('grows the same in one step, in many, and from what was stored between them', () => {
    fc.assert(
      fc.property(anyLeaves, anyLeaves, (before, after) => {
        const stored = CompactRange.restore(
          JSON.parse(JSON.stringify(range(before).store())) as ReturnType<CompactRange['store']>,
        );
        expect(stored.append(hashes(after)).root()).toEqual(range([...before, ...after]).root());
      }),
    );
  });

  it('does not change when something is appended to it', () => {
    const before = range([Buffer.from('first')]);
    const root = before.root();
    before.append([leafHash(Buffer.from('second'))]);
    expect(before.size).toBe(1);
    expect(before.root()).toEqual(root);
  });

  it.each([
    ['too few hashes', { size: 3, hashes: ['00'.repeat(32)] }],
    ['a hash that is too short', { size: 1, hashes: ['00'] }],
    ['a size below nothing', { size: -1, hashes: [] }],
    ['a size that is no number', { size: Number.NaN, hashes: [] }],
  ])('is not restored from %s', (_, stored) => {
    expect(() => CompactRange.restore(stored)).toThrow(BadRangeError);
  });
});
