import type { LogRecord } from '@iom/event-log';
import type { Transaction } from '../store/database.js';
import { type Findings, ourId } from './findings.js';
import { type CarriedRecord, type ClaimedDisclosure, judgeRecord } from './judge-record.js';
import { committedBelow, type OpenPartition } from './log-cut.js';

/** Where a partition is cut: every record below `settled` must be in the record; one below `end` may be. */
export interface Cut {
  readonly settled: number;
  readonly end: number;
}

interface ClaimRow extends ClaimedDisclosure {
  readonly id: string;
}

const BATCH = 1_000;

/** Makes room for the ids that were met, in the database and not in memory; it goes with the transaction. */
export async function prepareRecordCheck(tx: Transaction): Promise<void> {
  await tx`
    create temporary table carried (
      disclosure_id text primary key, topic text not null, partition int not null, "offset" bigint not null
    ) on commit drop`;
}

/** Holds every data record of an outbound partition against the decision it names, and remembers it. Answers how many there were. */
export async function checkRecords(
  tx: Transaction,
  partition: OpenPartition,
  cut: Cut,
  findings: Findings,
): Promise<number> {
  let records = 0;
  for await (const found of committedBelow(partition, cut.end)) {
    for (let i = 0; i < found.length; i += BATCH) {
      records += await checkBatch(tx, found.slice(i, i + BATCH).map(carried), cut, findings);
    }
  }
  return records;
}

async function checkBatch(
  tx: Transaction,
  batch: readonly CarriedRecord[],
  cut: Cut,
  findings: Findings,
): Promise<number> {
  const ids = batch.flatMap(({ disclosureId }) =>
    disclosureId === undefined ? [] : [disclosureId],
  );
  const claims = new Map<string, ClaimRow>();
  for (const row of await tx<ClaimRow[]>`
    select disclosure_id as id, outcome, salt, sent_topic as topic, sent_commitment as commitment
    from ledger.decision_record where disclosure_id = any(${ids}::text[])`) {
    claims.set(row.id, row);
  }
  const met = batch.filter(({ disclosureId, offset }) => {
    // Newer than the record as it is looked at here: the next check meets it.
    const isKnown = disclosureId !== undefined && claims.has(disclosureId);
    return isKnown || offset < cut.settled;
  });
  for (const record of met) {
    const code = judgeRecord(record, claims.get(record.disclosureId ?? ''));
    if (code !== undefined) findings.add({ code, ...placeOf(record) });
  }
  for (const record of await remember(
    tx,
    met.filter(({ disclosureId }) => claims.has(disclosureId ?? '')),
  )) {
    findings.add({ code: 'REPEATED_RECORD', ...placeOf(record) });
  }
  return met.length;
}

/** Answers the records whose id was met before. */
async function remember(
  tx: Transaction,
  records: readonly CarriedRecord[],
): Promise<readonly CarriedRecord[]> {
  if (records.length === 0) return [];
  const rows = records.map(({ disclosureId, topic, partition, offset }) => ({
    disclosure_id: disclosureId,
    topic,
    partition,
    offset,
  }));
  const added = await tx<{ topic: string; partition: number; offset: number }[]>`
    insert into carried
    select disclosure_id, topic, partition, "offset"
    from json_to_recordset(${JSON.stringify(rows)}::text::json) as r(
      disclosure_id text, topic text, partition int, "offset" bigint)
    on conflict do nothing returning topic, partition, "offset"`;
  const places = new Set(
    added.map(({ topic, partition, offset }) => `${topic}/${partition}/${offset}`),
  );
  return records.filter(
    ({ topic, partition, offset }) => !places.has(`${topic}/${partition}/${offset}`),
  );
}

function carried({ topic, partition, offset, value, headers }: LogRecord): CarriedRecord {
  const disclosureId = headers['iom-disclosure-id']?.toString();
  return { topic, partition, offset, value, disclosureId };
}

function placeOf({ topic, partition, offset, disclosureId }: CarriedRecord) {
  const id = ourId(disclosureId);
  return { topic, partition, offset, ...(id !== undefined && { disclosureId: id }) };
}
