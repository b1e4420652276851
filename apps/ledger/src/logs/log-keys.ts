import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

/** The keys of the ledger's logs. */
export interface LogKeys {
  /** All of them sign: more than one while a new key takes over from an old one. */
  readonly signing: readonly KeyObject[];
  /** Public keys that signed before: what they have signed is still to be recognised. */
  readonly retired: readonly KeyObject[];
}

/** What was given for the ledger's keys is none. */
export class BadLogKeysError extends Error {
  override readonly name = 'BadLogKeysError';
}

const BLOCK = /-----BEGIN (?<kind>PRIVATE|PUBLIC) KEY-----[^-]+-----END \k<kind> KEY-----/g;

/**
 * Reads a file of PEM blocks: every private key signs, every public one is of a key that has retired. Throws `BadLogKeysError`
 * unless there is at least one private key and all are Ed25519.
 */
export function readLogKeys(pem: string): LogKeys {
  const keys = Array.from(pem.matchAll(BLOCK), ([block, kind]) =>
    readKey(block, kind === 'PRIVATE'),
  );
  if (keys.some(({ asymmetricKeyType }) => asymmetricKeyType !== 'ed25519')) {
    throw new BadLogKeysError('holds a key that is no Ed25519 key');
  }
  const signing = keys.filter(({ type }) => type === 'private');
  if (signing.length === 0) throw new BadLogKeysError('holds no private key');
  return { signing, retired: keys.filter(({ type }) => type === 'public') };
}

function readKey(block: string, isPrivate: boolean): KeyObject {
  try {
    return isPrivate ? createPrivateKey(block) : createPublicKey(block);
  } catch {
    throw new BadLogKeysError('holds a key that cannot be read');
  }
}
