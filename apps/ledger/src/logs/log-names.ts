import type { NoteSigner, NoteVerifier } from '@iom/transparency';
import { noteSigner, noteVerifier, verifierKeyOf } from '@iom/transparency';
import type { LogKeys } from './log-keys.js';

/** The origin of the whole log, which is for auditors; that of what an organisation was sent has its id behind it. */
export const WHOLE_ORIGIN = 'iom-bridge/ledger';

export const originOf = (org: string | null): string =>
  org === null ? WHOLE_ORIGIN : `${WHOLE_ORIGIN}/${org}`;

/** Who signs checkpoints of a log. */
export const signersOf = (keys: LogKeys, org: string | null): readonly NoteSigner[] =>
  keys.signing.map((key) => noteSigner(originOf(org), key));

/** The public keys of a log as they are given out: those that sign now, then those that did. */
export const writtenKeysOf = (keys: LogKeys, org: string | null): readonly string[] =>
  [...keys.signing, ...keys.retired].map((key) => verifierKeyOf(noteSigner(originOf(org), key)));

/** What a checkpoint of a log may be signed with. */
export const verifiersOf = (keys: LogKeys, org: string | null): readonly NoteVerifier[] =>
  writtenKeysOf(keys, org).map(noteVerifier);
