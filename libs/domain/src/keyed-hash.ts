import { hash } from 'node:crypto';

const BLOCK_BYTES = 64;
const DIGEST_BYTES = 32;
const INNER = 0x36;
const OUTER = 0x5c;
/** A character of a string is at most so many bytes of UTF-8. */
const BYTES_A_CHARACTER = 3;

/** HMAC-SHA-256 of a text under one key, in hex. */
export type KeyedHash = (text: string) => string;

/**
 * RFC 2104 to the letter: the hash of the outer block and of what the hash of the inner block and the text is. Both blocks
 * are made once for the key, and each hash is one call: an HMAC object costs twice as much as the hashing.
 */
export function keyedHash(key: Buffer): KeyedHash {
  const short = key.length > BLOCK_BYTES ? hash('sha256', key, 'buffer') : key;
  let inner = blockOf(short, INNER, BLOCK_BYTES);
  const outer = blockOf(short, OUTER, DIGEST_BYTES);
  return (text) => {
    const room = BLOCK_BYTES + BYTES_A_CHARACTER * text.length;
    if (inner.length < room) inner = Buffer.concat([inner.subarray(0, BLOCK_BYTES)], 2 * room);
    const end = BLOCK_BYTES + inner.write(text, BLOCK_BYTES, 'utf8');
    // One character a byte: a digest as a string costs less than one as a buffer.
    outer.write(hash('sha256', inner.subarray(0, end), 'binary'), BLOCK_BYTES, 'latin1');
    return hash('sha256', outer, 'hex');
  };
}

/** The key against a pattern, padded to a block, with room behind it. */
function blockOf(key: Buffer, pattern: number, roomBytes: number): Buffer {
  const block = Buffer.alloc(BLOCK_BYTES + roomBytes, pattern);
  for (const [at, byte] of key.entries()) block[at] = byte ^ pattern;
  return block;
}
