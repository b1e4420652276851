import {
  CompactRange,
  type Hash,
  leafHash,
  leafOfDecision,
  leafOfNoDecision,
} from '@iom/transparency';
import type { Disclosure } from '@iom/domain';
import type { Sql, Transaction } from '../store/database.js';
import { decisionColumns, type DecisionRow, toDecisionRecord } from '../store/decision-record.js';
import type { Findings } from './findings.js';

interface EmptyEntryRow {
  readonly leaf_index: number;
  readonly event_id: string;
  readonly event_type: string;
  readonly sender: string;
  readonly decided_at_micros: number;
  readonly current_version: number | null;
}

interface Leaf {
  readonly index: number;
  readonly hash: Hash;
  readonly disclosureId?: string;
  readonly eventId: string;
}

const ROWS = 1_000;

/**
 * Makes every leaf anew from the rows, holds it against the leaf that was kept, and the tree of them all against the tree
 * head. Answers the number of leaves. A row that was altered, added or removed after it was written shows here.
 */
export async function checkTree(tx: Transaction, findings: Findings): Promise<number> {
  let tree = CompactRange.EMPTY;
  for await (const leaves of leavesInOrder(tx)) {
    const [first] = leaves;
    if (first === undefined) continue;
    const last = leaves.at(-1)?.index ?? first.index;
    const kept = await tx<{ index: number; hash: Buffer }[]>`
      select index, hash from ledger.leaf where index between ${first.index} and ${last}`;
    const hashes = new Map(kept.map(({ index, hash }) => [index, hash]));
    for (const { index, hash, disclosureId, eventId } of leaves) {
      if (hashes.get(index)?.equals(hash)) continue;
      findings.add({ code: 'ALTERED_RECORD', ...(disclosureId && { disclosureId }), eventId });
    }
    tree = tree.append(leaves.map(({ hash }) => hash));
  }
  const [head] = await tx<{ size: number; root: string }[]>`
    select size, root from ledger.tree_head`;
  const isWhole = (head?.size ?? 0) === tree.size;
  const root = tree.root().toString('hex');
  if (!isWhole || (head !== undefined && head.root !== root))
    findings.add({ code: 'ALTERED_TREE' });
  return tree.size;
}

/** Decisions and entries without any, in the order of their leaves, a block of the tree at a time. */
async function* leavesInOrder(tx: Sql | Transaction): AsyncGenerator<readonly Leaf[]> {
  const [bounds] = await tx<{ end: number }[]>`
    select greatest((select max(leaf_index) from ledger.decision),
      (select max(leaf_index) from ledger.disclosure_event), -1) + 1 as end`;
  for (let from = 0; from < (bounds?.end ?? 0); from += ROWS) {
    const to = from + ROWS;
    const decisions = await tx<DecisionRow[]>`
      select ${decisionColumns(tx)} from ledger.decision_record
      where leaf_index >= ${from} and leaf_index < ${to}`;
    const empty = await tx<EmptyEntryRow[]>`
      select leaf_index, event_id, event_type, sender, current_version,
        (extract(epoch from decided_at) * 1000000)::bigint as decided_at_micros
      from ledger.disclosure_event where leaf_index >= ${from} and leaf_index < ${to}`;
    yield [...decisions.map(leafOfRow), ...empty.map(leafOfEmpty)].toSorted(
      (a, b) => a.index - b.index,
    );
  }
}

function leafOfRow(row: DecisionRow): Leaf {
  const decision = toDecisionRecord(row);
  return {
    index: row.leaf_index,
    hash: leafHash(leafOfDecision({ ...decision, decisions: [] }, decision)),
    disclosureId: row.disclosure_id,
    eventId: row.event_id,
  };
}

function leafOfEmpty(row: EmptyEntryRow): Leaf {
  const entry: Disclosure = {
    eventId: row.event_id,
    eventType: row.event_type,
    sender: row.sender,
    subjectId: '',
    input: { topic: '', partition: 0, offset: 0 },
    decidedAt: row.decided_at_micros,
    currentVersion: row.current_version,
    replay: null,
    decisions: [],
  };
  return { index: row.leaf_index, hash: leafHash(leafOfNoDecision(entry)), eventId: row.event_id };
}
