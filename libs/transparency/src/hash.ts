import { hash } from 'node:crypto';

/** A SHA-256 value. */
export type Hash = Buffer;

const LEAF = Buffer.of(0x00);
const NODE = Buffer.of(0x01);

export function sha256(...parts: readonly Uint8Array[]): Hash {
  return hash('sha256', Buffer.concat(parts), 'buffer');
}

/** RFC 9162 §2.1.1: the hash of a leaf. The prefix keeps a leaf from ever passing for a node. */
export function leafHash(bytes: Uint8Array): Hash {
  return sha256(LEAF, bytes);
}

/** RFC 9162 §2.1.1: the hash of an inner node. */
export function nodeHash(left: Hash, right: Hash): Hash {
  return sha256(NODE, left, right);
}

/** The root of a tree without leaves. */
export const EMPTY_ROOT: Hash = sha256();
