import { setTimeout as pause } from 'node:timers/promises';
import { DISCLOSURES, type EventLogClient, type OrganisationRef } from '@iom/event-log';
import { SafeError } from '@iom/platform';
import type { Finding, FindingCode } from '../recording/finding.js';
import type { Sql, Transaction } from '../store/database.js';
import { checkEvents, checkLatest } from './check-events.js';
import { checkMissing, checkNotSent } from './check-missing.js';
import { checkRecords, prepareRecordCheck } from './check-records.js';
import { checkTree } from './check-tree.js';
import { Findings } from './findings.js';
import { endsOf, openPartitions, type OpenPartition, settled } from './log-cut.js';
import { eventPartitions, keptSince, outboundPartitions } from './outbound-topics.js';

export interface CompletenessOptions {
  readonly client: EventLogClient;
  readonly sql: Sql;
  readonly organisations: readonly OrganisationRef[];
  /** How long the record may take to catch up with the log before the check is given up. */
  readonly patienceMs?: number;
  /** The present, epoch milliseconds: it says what may be gone by now. Left out: the clock's. */
  readonly now?: number;
}

export interface CompletenessReport {
  readonly status: 'ok' | 'findings';
  readonly checked: {
    /** Data records of `share`, `replay` and `roster` topics, tombstones included. */
    readonly records: number;
    readonly events: number;
    /** Events that were not decided yet: seen, and no reason to worry. */
    readonly pendingEvents: number;
    readonly entries: number;
    readonly decisions: number;
    readonly leaves: number;
  };
  /** Of all findings; `findings` lists the first thousand. */
  readonly findingsTotal: number;
  readonly findings: readonly Finding[];
}

/** The record is behind the log, or nobody writes it: whether it is complete cannot be said. */
export class RecordBehindError extends SafeError {
  override readonly name = 'RecordBehindError';
}

const PATIENCE_MS = 30_000;
const LOOK_AGAIN_MS = 25;

/**
 * Whether everything that was sent was decided and recorded, everything that was decided to be sent is there, every event of
 * the event store was decided, and the record is what it was when it was written.
 *
 * It looks at one moment of a system that goes on: what lies in the topics when it begins must be in the record as it is a
 * little later, and what that record names must be in the topics as they are later still. It holds no more than a batch in
 * memory.
 */
export async function checkCompleteness(options: CompletenessOptions): Promise<CompletenessReport> {
  const { client, sql, organisations, patienceMs = PATIENCE_MS, now = Date.now() } = options;
  const opened: OpenPartition[] = [];
  try {
    const outbound = await openPartitions(client, outboundPartitions(organisations));
    opened.push(...outbound);
    const events = await openPartitions(client, eventPartitions());
    opened.push(...events);
    const disclosures = await openPartitions(client, [{ topic: DISCLOSURES, partition: 0 }]);
    opened.push(...disclosures);

    const before = await endsOf(outbound);
    const eventEnds = await endsOf(events);
    // Only a decided transaction has surely written all it writes, its part of iom.disclosures included.
    await settled(outbound, before);
    const [recorded = 0] = await endsOf(disclosures);
    await recordedThrough(sql, recorded, patienceMs);

    return (await sql.begin('isolation level repeatable read', async (tx) => {
      const counts = await countRows(tx); // the moment of the record that is looked at
      const after = await endsOf(outbound);
      const findings = new Findings();
      await listMet(tx, findings);
      await prepareRecordCheck(tx);
      const records = await checkOutbound(tx, outbound, before, after, findings);
      await checkMissing(tx, keptSince(organisations, now), findings);
      await checkNotSent(tx, findings);
      let checkedEvents = 0;
      let pendingEvents = 0;
      for (const [i, partition] of events.entries()) {
        const end = eventEnds[i] ?? partition.start;
        const checked = await checkEvents(tx, partition, end, now, findings);
        checkedEvents += checked.events;
        pendingEvents += checked.pending;
      }
      await checkLatest(tx, findings);
      const leaves = await checkTree(tx, findings);
      return {
        status: findings.total === 0 ? 'ok' : 'findings',
        checked: { records, events: checkedEvents, pendingEvents, ...counts, leaves },
        findingsTotal: findings.total,
        findings: findings.listed,
      };
    })) as CompletenessReport;
  } finally {
    for (const { reader } of opened) reader.close();
  }
}

async function checkOutbound(
  tx: Transaction,
  outbound: readonly OpenPartition[],
  before: readonly number[],
  after: readonly number[],
  findings: Findings,
): Promise<number> {
  let records = 0;
  for (const [i, partition] of outbound.entries()) {
    const cut = { settled: before[i] ?? 0, end: after[i] ?? 0 };
    records += await checkRecords(tx, partition, cut, findings);
  }
  return records;
}

/** Resolves when the record holds everything below this offset of `iom.disclosures`. */
async function recordedThrough(sql: Sql, offset: number, patienceMs: number): Promise<void> {
  if (offset === 0) return;
  for (const giveUpAt = Date.now() + patienceMs; ;) {
    const [consumed] = await sql<{ next: number }[]>`
      select next_offset as next from ledger.consumed where topic = ${DISCLOSURES} and partition = 0`;
    if ((consumed?.next ?? 0) >= offset) return;
    if (Date.now() > giveUpAt) throw new RecordBehindError('The record is behind the log');
    await pause(LOOK_AGAIN_MS);
  }
}

async function countRows(tx: Transaction): Promise<{ entries: number; decisions: number }> {
  const [counts] = await tx<{ entries: number; decisions: number }[]>`
    select count(*) as decisions,
      (select count(*) from (select distinct entry_offset, entry_index from ledger.leaf) as entry) as entries
    from ledger.leaf where disclosure_id is not null`;
  return { entries: counts?.entries ?? 0, decisions: counts?.decisions ?? 0 };
}

/** What was met while recording is a finding for ever. */
async function listMet(tx: Transaction, findings: Findings): Promise<void> {
  const met = tx<
    {
      code: FindingCode;
      topic: string;
      partition: number;
      offset: number;
      disclosureId: string | null;
      eventId: string | null;
    }[]
  >`
    select code, topic, partition, "offset", disclosure_id as "disclosureId", event_id as "eventId"
    from ledger.finding order by id`;
  for await (const rows of met.cursor(1_000)) {
    for (const { code, topic, partition, offset, disclosureId, eventId } of rows) {
      findings.add({
        code,
        topic,
        partition,
        offset,
        ...(disclosureId !== null && { disclosureId }),
        ...(eventId !== null && { eventId }),
      });
    }
  }
}
