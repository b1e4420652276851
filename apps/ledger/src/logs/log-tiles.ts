import { leafHash, type Tile, TILE_WIDTH, type TileSource } from '@iom/transparency';
import type { Sql, Transaction } from '../store/database.js';
import { decisionColumns } from '../store/decision-record.js';
import { type LeafRow, LeafTexts } from '../store/leaf-texts.js';
import { WHOLE_LOG } from '../recording/trees.js';

/** The tiles of one log, from the rows of the record. They are the same whenever they are made. */
export class LogTiles implements TileSource {
  constructor(
    private readonly sql: Sql | Transaction,
    private readonly log: number,
  ) {}

  async tile({ level, index, width }: Tile): Promise<Buffer> {
    const from = index * TILE_WIDTH;
    return Buffer.concat(await this.hashes(level, from, from + width));
  }

  /** The leaves under a tile of the lowest level, as they were hashed. */
  async entries(index: number, width: number): Promise<readonly string[]> {
    const texts = new LeafTexts();
    const from = index * TILE_WIDTH;
    const rows = await this.rows(from, from + width);
    if (this.log === WHOLE_LOG) return rows.map((row) => texts.of(row));
    return rows.map((row) => texts.ofSent(row) ?? '');
  }

  private async hashes(level: number, from: number, to: number): Promise<Buffer[]> {
    const { sql, log } = this;
    if (level > 0) {
      const rows = await sql<{ hash: Buffer }[]>`
        select hash from ledger.tile_hash
        where log_id = ${log} and level = ${level} and index >= ${from} and index < ${to} order by index`;
      return rows.map(({ hash }) => hash);
    }
    if (log === WHOLE_LOG) {
      const rows = await sql<{ hash: Buffer }[]>`
        select leaf_hash as hash from ledger.leaf
        where leaf_index >= ${from} and leaf_index < ${to} order by leaf_index`;
      return rows.map(({ hash }) => hash);
    }
    // Nothing is kept of these but their place: to hash a tile anew costs less than to keep every hash.
    return (await this.entries(from / TILE_WIDTH, to - from)).map((text) => leafHash(text));
  }

  private rows(from: number, to: number): Promise<LeafRow[]> {
    const { sql, log } = this;
    const place =
      log === WHOLE_LOG
        ? sql`leaf_index >= ${from} and leaf_index < ${to} order by leaf_index`
        : sql`log_id = ${log} and log_index >= ${from} and log_index < ${to} order by log_index`;
    return sql<LeafRow[]>`
      select ${decisionColumns(sql)}, terms_id from ledger.leaf_record where ${place}`;
  }
}
