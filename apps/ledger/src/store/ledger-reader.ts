import { EMPTY_ROOT } from '@iom/transparency';
import type { Sql } from './database.js';
import {
  decisionColumns,
  type DecisionRecord,
  type DecisionRow,
  toDecisionRecord,
} from './decision-record.js';
import { type DecisionFilter, leavesThatFit } from './leaves-that-fit.js';

export interface DecisionPage {
  readonly decisions: readonly DecisionRecord[];
  /** The last leaf of the page; null when there is nothing behind it. */
  readonly lastLeaf: number | null;
}

export interface TreeHead {
  readonly size: number;
  readonly root: string;
  /** Everything of `iom.disclosures` before this offset is under the root. */
  readonly through: number;
}

/** The record as it is read: by auditors, and by whoever checks it. */
export class LedgerReader {
  constructor(private readonly sql: Sql) {}

  async search(filter: DecisionFilter, limit: number): Promise<DecisionPage> {
    const { sql } = this;
    const rows = await sql<DecisionRow[]>`
      select ${decisionColumns(sql)} from ledger.decision_record
      where leaf_index in (${leavesThatFit(sql, filter, limit + 1)})
      order by leaf_index`;
    const decisions = rows.slice(0, limit).map(toDecisionRecord);
    return {
      decisions,
      lastLeaf: rows.length > limit ? (decisions.at(-1)?.leafIndex ?? null) : null,
    };
  }

  async decision(disclosureId: string): Promise<DecisionRecord | undefined> {
    const { sql } = this;
    const [row] = await sql<DecisionRow[]>`
      select ${decisionColumns(sql)} from ledger.decision_record where disclosure_id = ${disclosureId}`;
    return row && toDecisionRecord(row);
  }

  /** Every decision about an event, in the order in which they were made; undefined when the event is not in the record. */
  async decisionsOf(eventId: string): Promise<readonly DecisionRecord[] | undefined> {
    const { sql } = this;
    const rows = await sql<DecisionRow[]>`
      select ${decisionColumns(sql)} from ledger.decision_record
      where event_id = ${eventId} order by leaf_index`;
    if (rows.length > 0) return rows.map(toDecisionRecord);
    const [entry] = await sql`
      select 1 from ledger.leaf where event_id = ${eventId} limit 1`;
    return entry && [];
  }

  async treeHead(): Promise<TreeHead> {
    const [head] = await this.sql<TreeHead[]>`
      select size, root, coalesce((select max(next_offset) from ledger.consumed), 0) as through
      from ledger.tree_head`;
    return head
      ? { size: head.size, root: head.root, through: head.through }
      : { size: 0, root: EMPTY_ROOT.toString('hex'), through: 0 };
  }
}
