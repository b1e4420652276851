import { hash } from 'node:crypto';

/** A SHA-256 value. */
export type Hash = Buffer;

export const HASH_BYTES = 32;
const LEAF = '\u0000';
const NODE = 0x01;
/** Where the two halves of a node meet: a tree has as many nodes as leaves, and each would need room of its own. */
const node = Buffer.alloc(1 + 2 * HASH_BYTES, NODE);

export function sha256(data: string | Uint8Array): Hash {
  // By way of a text: a buffer of its own would cost twice as much as the hashing, and these come from a pool.
  return Buffer.from(hash('sha256', data, 'binary'), 'latin1');
}

/** RFC 9162 §2.1.1: the hash of a leaf; of a text, its UTF-8 bytes. The prefix keeps a leaf from ever passing for a node. */
export function leafHash(leaf: string | Uint8Array): Hash {
  return sha256(typeof leaf === 'string' ? LEAF + leaf : Buffer.concat([Buffer.from(LEAF), leaf]));
}

/** RFC 9162 §2.1.1: the hash of an inner node. */
export function nodeHash(left: Hash, right: Hash): Hash {
  node.set(left, 1);
  node.set(right, 1 + HASH_BYTES);
  return sha256(node);
}

/** The root of a tree without leaves. */
export const EMPTY_ROOT: Hash = sha256('');
