import { type Hash, HASH_BYTES } from './hash.js';
import { BadNoteError, type NoteSigner, type NoteVerifier, openNote, signNote } from './note.js';

/** What a log vouches for: that it has so many leaves, under this root (C2SP tlog-checkpoint). */
export interface Checkpoint {
  readonly origin: string;
  readonly size: number;
  readonly root: Hash;
}

/** A signed checkpoint. All signers sign, so that whoever knows only the older or only the newer key can check it. */
export function signCheckpoint(
  { origin, size, root }: Checkpoint,
  signers: readonly NoteSigner[],
): string {
  return signNote(`${origin}\n${size}\n${root.toString('base64')}\n`, signers);
}

/**
 * What a signed checkpoint says, once a key of the log has been found under it. Throws `BadNoteError` when none has signed it,
 * or it is that of another log than `origin`.
 */
export function openCheckpoint(
  note: string,
  verifiers: readonly NoteVerifier[],
  origin: string,
): Checkpoint {
  const named = verifiers.filter(({ name }) => name === origin);
  const checkpoint = readCheckpoint(openNote(note, named).text);
  if (checkpoint.origin !== origin) {
    throw new BadNoteError(`This is a checkpoint of ${checkpoint.origin} and not of ${origin}`);
  }
  return checkpoint;
}

/** What a checkpoint says, whoever has signed it: only to find out which log it claims to be of. Throws `BadNoteError`. */
export function readCheckpoint(note: string): Checkpoint {
  const [origin = '', written = '', encoded = '', end] = note.split('\n');
  const root = Buffer.from(encoded, 'base64');
  const size = Number(written);
  const isOne =
    origin !== '' &&
    String(size) === written &&
    Number.isSafeInteger(size) &&
    size >= 0 &&
    root.length === HASH_BYTES &&
    root.toString('base64') === encoded &&
    end !== undefined;
  if (!isOne) throw new BadNoteError('This is no checkpoint');
  return { origin, size, root };
}
