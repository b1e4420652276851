import { isoOf } from '@iom/domain';
import { CompactRange, type StoredRange } from '@iom/transparency';
import {
  disclosureIdsOf,
  type LoggedDisclosure,
  record,
  type RecordedDecision,
  type RecordedEntry,
  type Recording,
  type RepeatedDecision,
} from '../recording/recording.js';
import { FieldLists } from './field-lists.js';
import { openDatabase, type Sql, type Transaction } from './database.js';
import { WRITER_LOCK } from './migrate.js';

/** Where the record of one topic partition stands. */
export interface LedgerPosition {
  /** The next offset to be read; undefined: nothing has been read yet. */
  readonly next: number | undefined;
  readonly tree: CompactRange;
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

/**
 * The one writer of the record. It has a session of its own that holds a lock for as long as it lives: other instances wait
 * for it as standbys. Every stretch is one transaction that checks the lock and the position again, so not even an instance
 * that has lost its session without noticing can write anything twice.
 */
export class LedgerWriter {
  private readonly sql: Sql;
  private readonly fieldLists = new FieldLists();
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

  /** Resolves when no other instance writes. Rejects when closed meanwhile. */
  async becomeTheOne(): Promise<void> {
    const waiting = this.sql`select pg_advisory_lock(${WRITER_LOCK})`;
    this.waiting = waiting;
    await waiting;
    this.waiting = undefined;
  }

  async position(topic: string, partition: number): Promise<LedgerPosition> {
    const [consumed] = await this.sql<{ next: number }[]>`
      select next_offset as next from ledger.consumed
      where topic = ${topic} and partition = ${partition}`;
    const [head] = await this.sql<StoredRange[]>`select size, hashes from ledger.tree_head`;
    return { next: consumed?.next, tree: head ? CompactRange.restore(head) : CompactRange.EMPTY };
  }

  /** Keeps the session from being taken for silent. */
  async stillHere(): Promise<void> {
    this.mustBeTheOne();
    await this.sql`select 1`;
  }

  /**
   * Rows, leaves, tree and position in one transaction: all of it or nothing. Throws `NotTheWriterError` when the position in
   * the database is not where the stretch begins.
   */
  async append(stretch: Stretch, tree: CompactRange): Promise<Recording> {
    this.mustBeTheOne();
    const { entries } = stretch;
    return this.sql.begin(async (tx): Promise<Recording> => {
      await advance(tx, stretch);
      const recording = record(entries, await knownAmong(tx, disclosureIdsOf(entries)), tree);
      await insertEntries(tx, recording.entries);
      await insertDecisions(tx, recording.decisions, await this.fieldLists.idsOf(tx, recording));
      await insertRepeated(tx, stretch, recording.repeated);
      await extendTree(tx, recording);
      return recording;
    });
  }

  /** Ends the session, and with it the lock. */
  async close(): Promise<void> {
    this.hasEnded = true;
    this.waiting?.cancel();
    await this.sql.end({ timeout: 5 });
  }

  private mustBeTheOne(): void {
    if (this.hasEnded) throw new NotTheWriterError('The session that held the lock has ended');
  }
}

async function advance(tx: Transaction, { topic, partition, from, next }: Stretch): Promise<void> {
  // Re-entrant for the session that holds it; refused to every other.
  const [lock] = await tx<{ held: boolean }[]>`
    select pg_try_advisory_xact_lock(${WRITER_LOCK}) as held`;
  if (lock?.held !== true) throw new NotTheWriterError('Another instance writes the record');
  const moved =
    from === undefined
      ? await tx`
          insert into ledger.consumed (topic, partition, next_offset)
          values (${topic}, ${partition}, ${next}) on conflict do nothing`
      : await tx`
          update ledger.consumed set next_offset = ${next}, at = now()
          where topic = ${topic} and partition = ${partition} and next_offset = ${from}`;
  if (moved.count !== 1) throw new NotTheWriterError('The record has been written on meanwhile');
}

async function knownAmong(tx: Transaction, ids: readonly string[]): Promise<ReadonlySet<string>> {
  if (ids.length === 0) return new Set();
  const rows = await tx<{ id: string }[]>`
    select disclosure_id as id from ledger.decision where disclosure_id = any(${[...ids]}::text[])`;
  return new Set(rows.map(({ id }) => id));
}

// A JSON text per table and statement: as fast as unnest here, and lists and nulls need no escaping of their own.

async function insertEntries(tx: Transaction, entries: readonly RecordedEntry[]): Promise<void> {
  if (entries.length === 0) return;
  const rows = entries.map(({ offset, index, disclosure: d, leafIndex }) => ({
    entry_offset: offset,
    entry_index: index,
    event_id: d.eventId,
    event_type: d.eventType,
    sender: d.sender,
    subject_id: d.subjectId,
    input_topic: d.input.topic,
    input_partition: d.input.partition,
    input_offset: d.input.offset,
    decided_at: isoOf(d.decidedAt),
    current_version: d.currentVersion,
    replay: d.replay,
    leaf_index: leafIndex,
  }));
  await tx`
    insert into ledger.disclosure_event
    select entry_offset, entry_index, event_id, event_type, sender, subject_id, input_topic, input_partition, input_offset,
      decided_at, current_version, replay, leaf_index
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(
      entry_offset bigint, entry_index int, event_id text, event_type text, sender text, subject_id text,
      input_topic text, input_partition int, input_offset bigint, decided_at timestamptz, current_version bigint,
      replay jsonb, leaf_index bigint)`;
}

async function insertDecisions(
  tx: Transaction,
  decisions: readonly RecordedDecision[],
  fieldListIds: readonly string[],
): Promise<void> {
  if (decisions.length === 0) return;
  const rows = decisions.map(({ entry, decision: d, leafIndex }, i) => ({
    disclosure_id: d.disclosureId,
    entry_offset: entry.offset,
    entry_index: entry.index,
    leaf_index: leafIndex,
    event_id: entry.disclosure.eventId,
    recipient: d.recipient,
    outcome: d.outcome,
    attempt: d.attempt,
    reasons: d.reasons,
    field_list_id: fieldListIds[i],
    agreement_id: d.agreement?.id,
    agreement_version: d.agreement?.version,
    agreement_sha256: d.agreement?.sha256,
    purpose: d.purpose,
    basis: d.basis,
    caveats: d.caveats,
    released_by: d.releasedBy,
    salt: d.salt,
    sent_topic: d.sent?.topic,
    sent_schema_id: d.sent?.schemaId,
    sent_commitment: d.sent?.commitment,
  }));
  await tx`
    insert into ledger.decision
    select disclosure_id, entry_offset, entry_index, leaf_index, event_id, recipient, outcome, attempt, reasons, field_list_id,
      agreement_id, agreement_version, agreement_sha256, purpose, basis, caveats, released_by, salt,
      sent_topic, sent_schema_id, sent_commitment
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(
      disclosure_id text, entry_offset bigint, entry_index int, leaf_index bigint, event_id text, recipient text,
      outcome text, attempt int, reasons jsonb, field_list_id text, agreement_id text, agreement_version int,
      agreement_sha256 text, purpose text, basis jsonb, caveats jsonb, released_by jsonb, salt text,
      sent_topic text, sent_schema_id int, sent_commitment text)`;
}

async function insertRepeated(
  tx: Transaction,
  { topic, partition }: Stretch,
  repeated: readonly RepeatedDecision[],
): Promise<void> {
  if (repeated.length === 0) return;
  const rows = repeated.map(({ entry, disclosureId }) => ({
    offset: entry.offset,
    index: entry.index,
    disclosure_id: disclosureId,
    event_id: entry.disclosure.eventId,
  }));
  await tx`
    insert into ledger.finding (code, topic, partition, "offset", index, disclosure_id, event_id)
    select 'REPEATED_DISCLOSURE', ${topic}, ${partition}, "offset", index, disclosure_id, event_id
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(
      "offset" bigint, index int, disclosure_id text, event_id text)`;
}

async function extendTree(tx: Transaction, { firstLeaf, leaves, tree }: Recording): Promise<void> {
  if (leaves.length === 0) return;
  await tx`
    insert into ledger.leaf (index, hash)
    select ${firstLeaf}::bigint + place - 1, decode(hex, 'hex')
    from unnest(${leaves.map((leaf) => leaf.toString('hex'))}::text[]) with ordinality as l(hex, place)`;
  const { size, hashes } = tree.store();
  const root = tree.root().toString('hex');
  const extended =
    firstLeaf === 0
      ? await tx`
          insert into ledger.tree_head (size, root, hashes) values (${size}, ${root}, ${tx.json(hashes)})
          on conflict do nothing`
      : await tx`
          update ledger.tree_head set size = ${size}, root = ${root}, hashes = ${tx.json(hashes)}
          where size = ${firstLeaf}`;
  if (extended.count !== 1) throw new NotTheWriterError('The tree has grown meanwhile');
}
