import { randomFillSync } from 'node:crypto';

const SALT_BYTES = 16;
/** Asking the system for randomness costs the same for one salt as for many. */
const SALTS_AT_ONCE = 256;

/** Draws salts for commitments: 16 random bytes in hex, never the same ones twice. */
export function saltDrawer(): () => string {
  const drawn = Buffer.alloc(SALTS_AT_ONCE * SALT_BYTES);
  let next = drawn.length;
  return () => {
    if (next === drawn.length) {
      randomFillSync(drawn);
      next = 0;
    }
    const start = next;
    next += SALT_BYTES;
    return drawn.toString('hex', start, next);
  };
}
