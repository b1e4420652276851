import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

/** Who signs notes under a name. */
export interface NoteSigner {
  readonly name: string;
  /** The first four bytes of SHA-256(name ‖ newline ‖ algorithm ‖ public key). */
  readonly keyHash: Buffer;
  readonly key: KeyObject;
}

/** A key that signatures are held against. */
export type NoteVerifier = NoteSigner;

/** A note whose text is vouched for by `signedBy`: the verifiers whose signatures are on it, and right. */
export interface OpenedNote {
  readonly text: string;
  readonly signedBy: readonly NoteVerifier[];
}

/** What was taken for a signed note is none, or none of those who are trusted has signed it. */
export class BadNoteError extends Error {
  override readonly name = 'BadNoteError';
}

const ED25519 = 0x01;
const KEY_BYTES = 32;
const HASH_BYTES = 4;
const SIGNATURE_BYTES = 64;
const MOST_BYTES = 1_000_000;
const MOST_SIGNATURES = 100;
const NAME = /^[^\s+]+$/u;
const SIGNATURE = /^— (?<name>\S+) (?<signature>[A-Za-z0-9+/]+={0,2})$/u;
/** What stands before the 32 bytes of an Ed25519 public key in its DER form. */
const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

/** A signer with an Ed25519 private key. */
export function noteSigner(name: string, privateKey: KeyObject): NoteSigner {
  return { name: checked(name), keyHash: keyHashOf(name, bytesOf(privateKey)), key: privateKey };
}

/** The public half as it is given out, a "vkey": `<name>+<key hash>+<base64 of algorithm and key>`. */
export function verifierKeyOf({ name, keyHash, key }: NoteSigner): string {
  const encoded = Buffer.concat([Buffer.of(ED25519), bytesOf(key)]).toString('base64');
  return `${name}+${keyHash.toString('hex')}+${encoded}`;
}

/** Reads what `verifierKeyOf` writes. Throws `BadNoteError`. */
export function noteVerifier(written: string): NoteVerifier {
  const [, name = '', hex = '', encoded = ''] =
    /^([^+]*)\+([0-9a-f]{8})\+([A-Za-z0-9+/]+={0,2})$/u.exec(written.trim()) ?? [];
  const bytes = Buffer.from(encoded, 'base64');
  if (!NAME.test(name) || bytes.length !== 1 + KEY_BYTES || bytes[0] !== ED25519) {
    throw new BadNoteError('This is no public key of a log: <name>+<hash>+<key>');
  }
  const raw = bytes.subarray(1);
  const keyHash = keyHashOf(name, raw);
  if (keyHash.toString('hex') !== hex) {
    throw new BadNoteError(`The hash in the public key of ${name} is not that of the key`);
  }
  const key = createPublicKey({ key: Buffer.concat([SPKI, raw]), format: 'der', type: 'spki' });
  return { name, keyHash, key };
}

/** Puts signatures under a text, which has to end with its last line's end. */
export function signNote(text: string, signers: readonly NoteSigner[]): string {
  if (!text.endsWith('\n') || hasControls(text))
    throw new BadNoteError('This text cannot be signed');
  const lines = signers.map(({ name, keyHash, key }) => {
    const signature = Buffer.concat([keyHash, sign(null, Buffer.from(text), key)]);
    return `— ${name} ${signature.toString('base64')}\n`;
  });
  return `${text}\n${lines.join('')}`;
}

/**
 * The text of a note that at least one verifier has signed. Signatures of others are passed over; one that claims to be a
 * verifier's and is not right is never. Throws `BadNoteError`.
 */
export function openNote(note: string, verifiers: readonly NoteVerifier[]): OpenedNote {
  const end = note.lastIndexOf('\n\n');
  const lines = note.slice(end + 2).split('\n');
  if (
    end < 0 ||
    note.length > MOST_BYTES ||
    hasControls(note) ||
    lines.pop() !== '' ||
    lines.length === 0
  ) {
    throw new BadNoteError('This is no signed note');
  }
  if (lines.length > MOST_SIGNATURES) throw new BadNoteError('There are too many signatures');
  const text = note.slice(0, end + 1);
  const signedBy = new Set<NoteVerifier>();
  for (const line of lines) {
    const { name, signature = '' } = SIGNATURE.exec(line)?.groups ?? {};
    const bytes = Buffer.from(signature, 'base64');
    if (name === undefined || bytes.length <= HASH_BYTES)
      throw new BadNoteError('A signature is malformed');
    const keyHash = bytes.subarray(0, HASH_BYTES);
    const verifier = verifiers.find((one) => one.name === name && one.keyHash.equals(keyHash));
    if (verifier === undefined || signedBy.has(verifier)) continue;
    const own = bytes.subarray(HASH_BYTES);
    const isRight =
      own.length === SIGNATURE_BYTES && verify(null, Buffer.from(text), verifier.key, own);
    if (!isRight) throw new BadNoteError(`The signature of ${name} is not right`);
    signedBy.add(verifier);
  }
  if (signedBy.size === 0) throw new BadNoteError('None of the known keys has signed this');
  return { text, signedBy: [...signedBy] };
}

function checked(name: string): string {
  if (!NAME.test(name)) throw new BadNoteError('A name has no spaces and no plus');
  return name;
}

function keyHashOf(name: string, raw: Buffer): Buffer {
  const bytes = Buffer.concat([Buffer.from(`${name}\n`), Buffer.of(ED25519), raw]);
  return Buffer.from(hash('sha256', bytes, 'hex').slice(0, 2 * HASH_BYTES), 'hex');
}

/** The 32 bytes of a public key, of whichever half is given. */
function bytesOf(key: KeyObject): Buffer {
  const half = key.type === 'private' ? createPublicKey(key) : key;
  if (half.asymmetricKeyType !== 'ed25519') throw new BadNoteError('The key is no Ed25519 key');
  return half.export({ type: 'spki', format: 'der' }).subarray(SPKI.length);
}

const hasControls = (text: string): boolean =>
  // oxlint-disable-next-line no-control-regex -- a note has no control characters but the end of a line
  /[\u0000-\u0009\u000b-\u001f]/u.test(text) || !text.isWellFormed();
