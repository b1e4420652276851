import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { commitmentTo } from './commitment.js';

const SALT = fc.uint8Array({ minLength: 16, maxLength: 16 }).map((salt) => Buffer.from(salt));
const BYTES = fc
  .tuple(fc.uint8Array(), fc.constantFrom(1, 100, 1_000))
  .map(([bytes, times]) => Buffer.concat(Array.from({ length: times }, () => bytes)));

describe('a commitment', () => {
  it('is the hash of the salt and the bytes, whatever was committed to before', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(SALT, BYTES)), (each) => {
        for (const [salt, bytes] of each) {
          const expected = createHash('sha256').update(salt).update(bytes).digest('hex');
          expect(commitmentTo(bytes, salt.toString('hex'))).toBe(expected);
        }
      }),
    );
  });
});
