import {
  CompactRange,
  type Hash,
  type LeafForm,
  leafFormOf,
  leafHash,
  leafInForm,
  leafOfNoDecision,
} from '@iom/transparency';
import type { Transaction } from '../store/database.js';
import { decisionColumns, type DecisionRow, toDecisionRecord } from '../store/decision-record.js';
import type { Findings } from './findings.js';

/** A row of the view `ledger.leaf_record`; with a decision, or without one. */
type LeafRow = (DecisionRow | (Omit<DecisionRow, 'disclosure_id'> & { disclosure_id: null })) & {
  readonly terms_id: string;
  readonly leaf_hash: Buffer;
};

const ROWS = 1_000;

/**
 * Makes every leaf anew from the rows, holds it against the leaf that was kept, and the tree of them all against the tree
 * head. Answers the number of leaves. A row that was altered, added or removed after it was written shows here.
 */
export async function checkTree(tx: Transaction, findings: Findings): Promise<number> {
  let tree = CompactRange.EMPTY;
  for await (const rows of rowsInOrder(tx)) {
    const forms = new Map<string, LeafForm>();
    const hashes = rows.map((row) => hashOf(row, forms));
    for (const [i, { leaf_hash: kept, disclosure_id: id, event_id: eventId }] of rows.entries()) {
      if (hashes[i]?.equals(kept)) continue;
      findings.add({ code: 'ALTERED_RECORD', ...(id !== null && { disclosureId: id }), eventId });
    }
    tree = tree.append(hashes);
  }
  const [head] = await tx<{ size: number; root: string }[]>`
    select size, root from ledger.tree_head`;
  const isWhole = (head?.size ?? 0) === tree.size;
  const root = tree.root().toString('hex');
  if (!isWhole || (head !== undefined && head.root !== root))
    findings.add({ code: 'ALTERED_TREE' });
  return tree.size;
}

/** All leaves in their order, a block of the tree at a time. */
async function* rowsInOrder(tx: Transaction): AsyncGenerator<readonly LeafRow[]> {
  const [bounds] = await tx<{ end: number | null }[]>`
    select max(leaf_index) + 1 as end from ledger.leaf`;
  for (let from = 0; from < (bounds?.end ?? 0); from += ROWS) {
    yield tx<LeafRow[]>`
      select ${decisionColumns(tx)}, terms_id, leaf_hash from ledger.leaf_record
      where leaf_index >= ${from} and leaf_index < ${from + ROWS} order by leaf_index`;
  }
}

/** `forms`: of the terms that were met before. */
function hashOf(row: LeafRow, forms: Map<string, LeafForm>): Hash {
  if (row.disclosure_id === null) {
    return leafHash(
      leafOfNoDecision({
        eventType: row.event_type,
        sender: row.sender,
        decidedAt: row.decided_at_micros,
        currentVersion: row.current_version,
      }),
    );
  }
  const decision = toDecisionRecord(row);
  const entry = { ...decision, decisions: [] };
  const form = forms.get(row.terms_id) ?? leafFormOf(entry, decision);
  forms.set(row.terms_id, form);
  return leafHash(leafInForm(form, entry, decision));
}
