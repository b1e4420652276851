import { EVENTS, type LogRecord } from '@iom/event-log';
import type { Transaction } from '../store/database.js';
import type { Findings } from './findings.js';
import { eventIdOfKey, judgeEvent, type StoredEvent } from './judge-event.js';
import { committedBelow, type OpenPartition } from './log-cut.js';

export interface EventCounts {
  readonly events: number;
  /** Not decided yet. */
  readonly pending: number;
}

const BATCH = 1_000;

/** Holds every event of one partition of the event store, up to `end`, against its entries in the record. */
export async function checkEvents(
  tx: Transaction,
  partition: OpenPartition,
  end: number,
  now: number,
  findings: Findings,
): Promise<EventCounts> {
  const [decided] = await tx<{ through: number | null }[]>`
    select max(input_offset) as through from ledger.leaf_record
    where input_topic = ${EVENTS} and input_partition = ${partition.partition} and replay is null`;
  const through = decided?.through ?? -1;
  let events = 0;
  let pending = 0;
  for await (const records of committedBelow(partition, end)) {
    const stored = records.flatMap((record) =>
      record.value === null ? [] : [storedEvent(record)],
    );
    for (let i = 0; i < stored.length; i += BATCH) {
      const batch = stored.slice(i, i + BATCH);
      const decidedAt = await decidedOffsets(tx, batch);
      for (const event of batch) {
        const offsets = decidedAt.get(event.eventId) ?? [];
        const { finding, isPending } = judgeEvent(event, offsets, through, now);
        if (isPending) pending++;
        if (finding === undefined) continue;
        const { partition: number, offset, eventId } = event;
        findings.add({ code: finding, topic: EVENTS, partition: number, offset, eventId });
      }
    }
    events += stored.length;
  }
  return { events, pending };
}

/** Events whose latest decision is not one: two of the same attempt for a recipient, or two live entries for nobody. */
export async function checkLatest(tx: Transaction, findings: Findings): Promise<void> {
  const ambiguous = tx<{ eventId: string; recipient: string }[]>`
    select event_id as "eventId", recipient from ledger.decision_record
    group by event_id, recipient, attempt having count(*) > 1`;
  for await (const rows of ambiguous.cursor(BATCH)) {
    for (const row of rows) findings.add({ code: 'AMBIGUOUS_DECISION', ...row });
  }
  const repeated = tx<{ eventId: string }[]>`
    select event_id as "eventId" from ledger.leaf
    where disclosure_id is null and replay is null group by event_id having count(*) > 1`;
  for await (const rows of repeated.cursor(BATCH)) {
    for (const row of rows) findings.add({ code: 'REPEATED_ENTRY', ...row });
  }
}

async function decidedOffsets(
  tx: Transaction,
  events: readonly StoredEvent[],
): Promise<ReadonlyMap<string, readonly number[]>> {
  const rows = await tx<{ id: string; partition: number; offset: number }[]>`
    select event_id as id, input_partition as partition, input_offset as "offset" from ledger.leaf_record
    where input_topic = ${EVENTS} and event_id = any(${events.map(({ eventId }) => eventId)}::text[])`;
  const offsets = new Map<string, number[]>();
  const partition = events[0]?.partition;
  for (const row of rows) {
    const known = offsets.get(row.id) ?? [];
    // An entry that names another partition names another place.
    known.push(row.partition === partition ? row.offset : -1);
    offsets.set(row.id, known);
  }
  return offsets;
}

const storedEvent = ({ partition, offset, key, timestampMs }: LogRecord): StoredEvent => ({
  partition,
  offset,
  timestampMs,
  eventId: eventIdOfKey(key),
});
