import type { OrganisationRef } from '@iom/event-log';
import {
  encodeBundle,
  encodeProof,
  isIncluded,
  leafHash,
  openCheckpoint,
  parseTilePath,
  type Receipt,
  TILE_WIDTH,
  TreeReader,
  widthIn,
} from '@iom/transparency';
import { SafeError } from '@iom/platform';
import { WHOLE_LOG } from '../recording/trees.js';
import type { Sql } from '../store/database.js';
import { decisionColumns } from '../store/decision-record.js';
import { type LeafRow, LeafTexts } from '../store/leaf-texts.js';
import type { LogKeys } from './log-keys.js';
import { originOf, verifiersOf, writtenKeysOf } from './log-names.js';
import { LogTiles } from './log-tiles.js';

/** Which log is meant: the whole one (null), or that of what an organisation was sent. */
export type LogOf = string | null;

/** A disclosure that is recorded, and under no checkpoint yet: it will be within a second. */
export class NotSignedYetError extends SafeError {
  override readonly name = 'NotSignedYetError';
}

/** The record does not show what was signed. */
export class RecordAlteredError extends SafeError {
  override readonly name = 'RecordAlteredError';
}

interface Signed {
  readonly log: number;
  readonly size: number;
  readonly note: string;
}

type PlacedRow = LeafRow & { readonly log_id: number | null; readonly log_index: number | null };

/** The logs as auditors and organisations get them: checkpoint, tiles and receipts, all of what has been signed. */
export class ServedLogs {
  constructor(
    private readonly sql: Sql,
    private readonly keys: LogKeys,
    private readonly organisations: readonly OrganisationRef[],
  ) {}

  /** The public keys, one a line; undefined: there is no such log. */
  keysOf(org: LogOf): string | undefined {
    return this.isLog(org)
      ? writtenKeysOf(this.keys, org)
          .map((key) => `${key}\n`)
          .join('')
      : undefined;
  }

  /** The last signed checkpoint; undefined: nothing has been signed. */
  async checkpoint(org: LogOf): Promise<string | undefined> {
    return (await this.signed(org))?.note;
  }

  /** What lies under a path behind `tile/`; undefined: it is not in the tree that was signed. */
  async resource(org: LogOf, path: string): Promise<Buffer | undefined> {
    const tile = parseTilePath(path);
    if (tile === undefined) return undefined;
    const signed = await this.signed(org);
    if (signed === undefined || tile.width > widthIn(signed.size, tile.level, tile.index))
      return undefined;
    const tiles = new LogTiles(this.sql, signed.log);
    if (tile.kind === 'hashes') return tiles.tile(tile);
    return encodeBundle(await tiles.entries(tile.index, Math.min(tile.width, TILE_WIDTH)));
  }

  /**
   * The receipt of a disclosure: from the whole log, or (`fromRecipients`) from that of what its recipient was sent. undefined: there
   * is no such disclosure, or nothing was sent. Throws `NotSignedYetError`, and `RecordAlteredError` rather than give out
   * a receipt that does not hold.
   */
  async receipt(disclosureId: string, fromRecipients: boolean): Promise<Receipt | undefined> {
    const row = await this.row(disclosureId);
    if (row === undefined || row.disclosure_id === null) return undefined;
    const texts = new LeafTexts();
    const org = fromRecipients ? row.recipient : null;
    const index = fromRecipients ? row.log_index : row.leaf_index;
    const leaf = fromRecipients ? texts.ofSent(row) : texts.of(row);
    if (index === null || leaf === undefined) return undefined;
    const signed = await this.signed(org);
    if (signed === undefined || signed.size <= index) {
      throw new NotSignedYetError(
        'This disclosure is recorded, and will be under a checkpoint within a second',
      );
    }
    const tree = new TreeReader(new LogTiles(this.sql, signed.log), signed.size);
    const hashes = await tree.inclusionProof(index);
    const checkpoint = openCheckpoint(signed.note, verifiersOf(this.keys, org), originOf(org));
    if (!isIncluded(leafHash(leaf), index, hashes, checkpoint)) {
      throw new RecordAlteredError('The record of this disclosure is not the one that was signed');
    }
    const proof = encodeProof({ index, hashes, checkpoint: signed.note });
    return { disclosureId, salt: row.salt, leaf, proof };
  }

  private isLog(org: LogOf): boolean {
    return org === null || this.organisations.some(({ id }) => id === org);
  }

  private async signed(org: LogOf): Promise<Signed | undefined> {
    const { sql } = this;
    const which = org === null ? sql`c.log_id = ${WHOLE_LOG}` : sql`l.org = ${org}`;
    const [signed] = await sql<Signed[]>`
      select c.log_id as log, c.size, c.note from ledger.checkpoint c
      left join ledger.log l on l.id = c.log_id where ${which}`;
    return signed;
  }

  private async row(disclosureId: string): Promise<PlacedRow | undefined> {
    const { sql } = this;
    const [row] = await sql<PlacedRow[]>`
      select ${decisionColumns(sql)}, terms_id, log_id, log_index from ledger.leaf_record
      where disclosure_id = ${disclosureId}`;
    return row;
  }
}
