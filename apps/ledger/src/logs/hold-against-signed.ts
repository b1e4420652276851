import { SafeError } from '@iom/platform';
import {
  BadNoteError,
  BadTileError,
  openCheckpoint,
  readCheckpoint,
  TreeReader,
} from '@iom/transparency';
import { logsOf, type Trees } from '../recording/trees.js';
import type { Sql, Transaction } from '../store/database.js';
import type { LogKeys } from './log-keys.js';
import { originOf, verifiersOf } from './log-names.js';
import { LogTiles } from './log-tiles.js';

/** Why the record is not the one that was signed. */
export type Contradiction =
  /** It has fewer leaves than were signed: an older copy was put back, or something was taken away. */
  | 'SHORTENED_LOG'
  /** It says something else where it was signed. */
  | 'FORKED_LOG'
  /** Its tree is not that of its leaves. */
  | 'ALTERED_TREE'
  /** No key that is known here has signed the checkpoint. */
  | 'UNKNOWN_SIGNATURE'
  /** It stands further back in iom.disclosures than it had said before. */
  | 'SHORTENED_RECORD';

/** The record contradicts what was signed or said of it: to go on would make two histories. */
export class RecordContradictedError extends SafeError {
  override readonly name = 'RecordContradictedError';

  constructor(
    readonly contradiction: Contradiction,
    what: string,
  ) {
    super(what);
  }
}

/**
 * Holds the record in the database against a checkpoint that was signed before and kept elsewhere. Throws
 * `RecordContradictedError` unless the log begins with exactly what was signed.
 */
export async function holdAgainstSigned(
  sql: Sql | Transaction,
  trees: Trees,
  note: string,
  keys: LogKeys,
): Promise<void> {
  const origin = originIn(note);
  const log = logsOf(trees).find(({ org }) => originOf(org) === origin);
  const org =
    log?.org ??
    (origin.startsWith(`${originOf(null)}/`) ? origin.slice(originOf(null).length + 1) : null);
  let signed;
  try {
    signed = openCheckpoint(note, verifiersOf(keys, org), origin);
  } catch (error) {
    if (!(error instanceof BadNoteError)) throw error;
    throw new RecordContradictedError(
      'UNKNOWN_SIGNATURE',
      `The last checkpoint of ${origin} is signed by no key that is known here`,
    );
  }
  const size = log?.tree.size ?? 0;
  if (size < signed.size) {
    throw new RecordContradictedError(
      'SHORTENED_LOG',
      `${origin} has ${size} leaves here, and ${signed.size} were signed`,
    );
  }
  const root = log && (await rootAt(sql, log.log, size, signed.size, origin));
  if (signed.size > 0 && !root?.equals(signed.root)) {
    throw new RecordContradictedError(
      'FORKED_LOG',
      `The first ${signed.size} leaves of ${origin} are not those that were signed`,
    );
  }
}

async function rootAt(
  sql: Sql | Transaction,
  log: number,
  size: number,
  signedSize: number,
  origin: string,
): Promise<Buffer> {
  try {
    return await new TreeReader(new LogTiles(sql, log), size).rootAt(signedSize);
  } catch (error) {
    if (!(error instanceof BadTileError)) throw error;
    throw new RecordContradictedError('ALTERED_TREE', `A tile of ${origin} lacks hashes`);
  }
}

/** Holds the tree heads of the database against its own tiles. */
export async function holdAgainstTiles(sql: Sql, trees: Trees): Promise<void> {
  for (const { log, org, tree } of logsOf(trees)) {
    const root = await rootAt(sql, log, tree.size, tree.size, originOf(org));
    if (root.equals(tree.root())) continue;
    throw new RecordContradictedError(
      'ALTERED_TREE',
      `The tree of ${originOf(org)} is not that of its leaves`,
    );
  }
}

function originIn(note: string): string {
  try {
    return readCheckpoint(note).origin;
  } catch {
    throw new RecordContradictedError('UNKNOWN_SIGNATURE', 'The last checkpoint cannot be read');
  }
}
