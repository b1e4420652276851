import { openCheckpoint, readCheckpoint } from './checkpoint.js';
import { namedCommitmentsUnder } from './commitment.js';
import { leafHash } from './hash.js';
import { BadNoteError, type NoteVerifier } from './note.js';
import { BadProofError, parseProof } from './tlog-proof.js';
import { isIncluded } from './verify-proof.js';

/** What shows that a disclosure is in a log: the leaf, what its commitment hides, and the proof. */
export interface Receipt {
  readonly disclosureId: string;
  /** Under which the leaf's commitments were made, hex. */
  readonly salt: string;
  /** The text of the leaf. */
  readonly leaf: string;
  /** A C2SP tlog-proof. */
  readonly proof: string;
}

/** What a receipt shows when nothing is wrong with it. */
export interface VerifiedReceipt {
  readonly origin: string;
  readonly index: number;
  readonly size: number;
}

/** Why a receipt shows nothing. */
export type ReceiptFault =
  /** The proof cannot be read. */
  | 'BAD_PROOF'
  /** No key that is trusted has signed the checkpoint. */
  | 'BAD_CHECKPOINT'
  /** The leaf is not at that place of the log that was signed. */
  | 'NOT_INCLUDED'
  /** The leaf is that of something else than the disclosure. */
  | 'ANOTHER_DISCLOSURE';

/** Checks a receipt against the keys that are trusted. */
export function verifyReceipt(
  { disclosureId, salt, leaf, proof }: Receipt,
  verifiers: readonly NoteVerifier[],
): VerifiedReceipt | ReceiptFault {
  let origin: string;
  let checkpoint;
  let read;
  try {
    read = parseProof(proof);
    ({ origin } = readCheckpoint(read.checkpoint));
    checkpoint = openCheckpoint(read.checkpoint, verifiers, origin);
  } catch (error) {
    if (error instanceof BadProofError) return 'BAD_PROOF';
    if (error instanceof BadNoteError) return 'BAD_CHECKPOINT';
    throw error;
  }
  const { index, hashes } = read;
  if (!isIncluded(leafHash(leaf), index, hashes, checkpoint)) return 'NOT_INCLUDED';
  const commitment = namedCommitmentsUnder(salt)('disclosure', disclosureId);
  if (!leaf.includes(`,"disclosure":"${commitment}",`)) return 'ANOTHER_DISCLOSURE';
  return { origin, index, size: checkpoint.size };
}
