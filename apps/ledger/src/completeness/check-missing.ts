import type { Transaction } from '../store/database.js';
import { commitmentOf } from '@iom/transparency';
import type { Findings } from './findings.js';
import { SENDING_OUTCOMES } from './judge-record.js';
import { isCompacted } from './outbound-topics.js';

interface MissingRow {
  readonly id: string;
  readonly topic: string;
  readonly eventId: string;
  readonly recipient: string;
  readonly salt: string;
  readonly commitment: string;
}

const ROWS = 1_000;

/**
 * Looks for decisions that name a record which was not met in its topic. `keptSince`: by topic, the instant (epoch
 * milliseconds) since which all of it must be there; a decision before it may have outlived its record. Of a roster only the last row
 * of each person is looked for, and a removal may be gone as well. Call it when all records have been met.
 */
export async function checkMissing(
  tx: Transaction,
  keptSince: ReadonlyMap<string, number>,
  findings: Findings,
): Promise<void> {
  await tx`analyze carried`;
  for (const [topic, since] of keptSince) {
    const missing = isCompacted(topic) ? missingRows(tx, topic) : missingRecords(tx, topic, since);
    for await (const rows of missing.cursor(ROWS)) {
      for (const row of rows) {
        if (isCompacted(topic) && isRemoval(row)) continue;
        const { id, eventId, recipient } = row;
        findings.add({ code: 'MISSING_RECORD', topic, disclosureId: id, eventId, recipient });
      }
    }
  }
}

/** Decisions that say SHARED and name no record. */
export async function checkNotSent(tx: Transaction, findings: Findings): Promise<void> {
  const notSent = tx<{ id: string; eventId: string; recipient: string }[]>`
    select disclosure_id as id, event_id as "eventId", recipient from ledger.decision_record
    where outcome = 'SHARED' and sent_commitment is null order by leaf_index`;
  for await (const rows of notSent.cursor(ROWS)) {
    for (const { id, eventId, recipient } of rows) {
      findings.add({ code: 'NOT_SENT', disclosureId: id, eventId, recipient });
    }
  }
}

function missingRecords(tx: Transaction, topic: string, since: number) {
  return tx<MissingRow[]>`
    select disclosure_id as id, sent_topic as topic, event_id as "eventId", recipient, salt, sent_commitment as commitment
    from ledger.decision_record d
    where sent_topic = ${topic} and outcome = any(${[...SENDING_OUTCOMES]}::text[])
      and decided_at_micros >= ${since * 1_000}
      and not exists (select 1 from carried c where c.disclosure_id = d.disclosure_id)
    order by leaf_index`;
}

function missingRows(tx: Transaction, topic: string) {
  return tx<MissingRow[]>`
    select * from (
      select distinct on (subject_id, recipient) disclosure_id as id, sent_topic as topic, event_id as "eventId",
        recipient, salt, sent_commitment as commitment
      from ledger.decision_record
      where sent_topic = ${topic} and outcome = any(${[...SENDING_OUTCOMES]}::text[])
      order by subject_id, recipient, leaf_index desc
    ) as latest
    where not exists (select 1 from carried c where c.disclosure_id = latest.id)`;
}

const isRemoval = ({ salt, commitment }: MissingRow): boolean =>
  commitment === commitmentOf(salt, Buffer.alloc(0));
