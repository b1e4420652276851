import { type Hash, HASH_BYTES } from './hash.js';

/** That an entry is in a log, checkable by itself (C2SP tlog-proof). */
export interface TlogProof {
  readonly index: number;
  /** From the leaf's sibling to the root's child. */
  readonly hashes: readonly Hash[];
  /** The signed checkpoint, as it is. */
  readonly checkpoint: string;
}

/** What was taken for a proof is none. */
export class BadProofError extends Error {
  override readonly name = 'BadProofError';
}

const FIRST_LINE = 'c2sp.org/tlog-proof@v1';
const MOST_HASHES = 63;
const PROOF =
  /^c2sp\.org\/tlog-proof@v1\n(?:extra [A-Za-z0-9+/]+={0,2}\n)?index (?<index>0|[1-9]\d*)\n(?<hashes>(?:[A-Za-z0-9+/]{43}=\n)*)\n(?<checkpoint>[^]+)$/u;

export function encodeProof({ index, hashes, checkpoint }: TlogProof): string {
  const lines = hashes.map((hash) => `${hash.toString('base64')}\n`);
  return `${FIRST_LINE}\nindex ${index}\n${lines.join('')}\n${checkpoint}`;
}

/** Reads a proof; extra data is passed over, since nothing vouches for it. Throws `BadProofError`. */
export function parseProof(text: string): TlogProof {
  const { index = '', hashes = '', checkpoint = '' } = PROOF.exec(text)?.groups ?? {};
  const decoded = hashes
    .split('\n')
    .slice(0, -1)
    .map((line) => Buffer.from(line, 'base64'));
  const isOne =
    checkpoint !== '' &&
    Number.isSafeInteger(Number(index)) &&
    decoded.length <= MOST_HASHES &&
    decoded.every(({ length }) => length === HASH_BYTES);
  if (!isOne) throw new BadProofError('This is no proof of a transparency log');
  return { index: Number(index), hashes: decoded, checkpoint };
}
