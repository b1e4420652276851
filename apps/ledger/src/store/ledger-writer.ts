import postgres from 'postgres';
import { CompactRange, type StoredRange } from '@iom/transparency';
import {
  disclosureIdsOf,
  type LoggedDisclosure,
  record,
  type Recording,
} from '../recording/recording.js';
import { type Terms, TermsIndex } from '../recording/terms.js';
import { NO_TREES, type SentLog, type Trees } from '../recording/trees.js';
import { openDatabase, type Sql } from './database.js';
import {
  headRows,
  leafRows,
  noticeRows,
  repeatedRows,
  spanOf,
  subtreeRows,
  termsRows,
} from './leaf-rows.js';
import { WRITER_LOCK } from './migrate.js';

/** Where the record of one topic partition stands. */
export interface LedgerPosition {
  /** The next offset to be read; undefined: nothing has been read yet. */
  readonly next: number | undefined;
  readonly trees: Trees;
}

/** A stretch of the log: what it says, and where it begins and ends. */
export interface Stretch {
  readonly topic: string;
  readonly partition: number;
  readonly from: number | undefined;
  readonly next: number;
  readonly entries: readonly LoggedDisclosure[];
}

/** Another instance writes the record, or has written on: whoever is told so begins anew, as a standby. */
export class NotTheWriterError extends Error {
  override readonly name = 'NotTheWriterError';
}

/** A session whose instance is frozen or unreachable is ended by the server, so that a standby can take over. */
const SILENT_SESSION_MS = 30_000;

/** What `ledger.append` raises. */
const NOT_THE_WRITER = 'IOM01';
const UNIQUE_VIOLATION = '23505';

const NONE: ReadonlySet<string> = new Set();

/**
 * The one writer of the record. It has a session of its own that holds a lock for as long as it lives: other instances wait
 * for it as standbys. Every stretch is one transaction that checks the lock and the position again, so not even an instance
 * that has lost its session without noticing can write anything twice.
 */
export class LedgerWriter {
  private readonly sql: Sql;
  private readonly terms = new TermsIndex();
  /** Those that the database has. */
  private readonly kept = new WeakSet<Terms>();
  private hasEnded = false;
  private waiting: { cancel(): void } | undefined;

  constructor(databaseUrl: string, silentSessionMs: number = SILENT_SESSION_MS) {
    this.sql = openDatabase(databaseUrl, {
      max: 1,
      session: {
        idle_session_timeout: silentSessionMs,
        idle_in_transaction_session_timeout: silentSessionMs,
      },
      onClose: () => (this.hasEnded = true),
    });
  }

  /** Resolves when no other instance writes; `onWait` is called when one does. Rejects when closed meanwhile. */
  async becomeTheOne(onWait?: () => void): Promise<void> {
    const [lock] = await this.sql<{ held: boolean }[]>`
      select pg_try_advisory_lock(${WRITER_LOCK}) as held`;
    if (lock?.held === true) return;
    onWait?.();
    const waiting = this.sql`select pg_advisory_lock(${WRITER_LOCK})`;
    this.waiting = waiting;
    await waiting;
    this.waiting = undefined;
  }

  async position(topic: string, partition: number): Promise<LedgerPosition> {
    const [consumed] = await this.sql<{ next: number }[]>`
      select next_offset as next from ledger.consumed
      where topic = ${topic} and partition = ${partition}`;
    const heads = await this.sql<(StoredRange & { id: number; org: string | null })[]>`
      select l.id, l.org, h.size, h.hashes from ledger.log l join ledger.log_head h on h.log_id = l.id`;
    let { whole } = NO_TREES;
    const sent = new Map<string, SentLog>();
    for (const { id, org, ...stored } of heads) {
      const tree = CompactRange.restore(stored);
      if (org === null) whole = tree;
      else sent.set(org, { id, tree });
    }
    return { next: consumed?.next, trees: { whole, sent } };
  }

  /** Keeps the session from being taken for silent. */
  async stillHere(): Promise<void> {
    this.mustBeTheOne();
    await this.sql`select 1`;
  }

  /**
   * Rows, leaves, trees, notices that are due and position in one transaction: all of it or nothing. Throws `NotTheWriterError` when the position in
   * the database is not where the stretch begins.
   */
  async append(stretch: Stretch, trees: Trees): Promise<Recording> {
    this.mustBeTheOne();
    const { entries } = stretch;
    try {
      return await this.write(stretch, record(entries, NONE, trees, this.terms));
    } catch (error) {
      if (!isRaised(error, UNIQUE_VIOLATION)) throw error;
      // Decided before: rare enough to be looked up only then. If anybody wrote meanwhile, it will not go through.
      const known = await this.knownAmong(disclosureIdsOf(entries));
      if (known.size === 0) throw error;
      return this.write(stretch, record(entries, known, trees, this.terms));
    }
  }

  /** Ends the session, and with it the lock. */
  async close(): Promise<void> {
    this.hasEnded = true;
    this.waiting?.cancel();
    await this.sql.end({ timeout: 5 });
  }

  private async write(stretch: Stretch, recording: Recording): Promise<Recording> {
    const { topic, partition, from, next } = stretch;
    const { leaves, firstLeaf, repeated } = recording;
    const added = new Set(leaves.map(({ terms }) => terms).filter((each) => !this.kept.has(each)));
    const span = spanOf(leaves);
    // A statement of its own and no `begin`: postgres.js throws out of an event when a connection ends inside one.
    try {
      await this.sql`
        select ledger.append(
          ${WRITER_LOCK}, ${topic}, ${partition}, ${from ?? null}, ${next},
          ${termsRows(added)}::text::json, ${leafRows(recording)}::text::ledger.leaf[],
          ${repeatedRows(repeated)}::text::json, ${firstLeaf}, ${span.from}, ${span.to},
          ${headRows(recording)}::text::json, ${subtreeRows(recording)}::text::json,
          ${noticeRows(recording)}::text::json)`;
    } catch (error) {
      if (!isRaised(error, NOT_THE_WRITER)) throw error;
      throw new NotTheWriterError('Another instance writes the record', { cause: error });
    }
    for (const each of added) this.kept.add(each);
    return recording;
  }

  private async knownAmong(ids: readonly string[]): Promise<ReadonlySet<string>> {
    if (ids.length === 0) return new Set();
    const rows = await this.sql<{ id: string }[]>`
      select disclosure_id as id from ledger.leaf
      where disclosure_id = any(${[...ids]}::text[])`;
    return new Set(rows.map(({ id }) => id));
  }

  private mustBeTheOne(): void {
    if (this.hasEnded) throw new NotTheWriterError('The session that held the lock has ended');
  }
}

function isRaised(error: unknown, code: string): boolean {
  return error instanceof postgres.PostgresError && error.code === code;
}
