import { CompactRange, type FullSubtree, type Hash, leafHash } from '@iom/transparency';
import { WHOLE_LOG } from '../recording/trees.js';
import type { Transaction } from '../store/database.js';
import { decisionColumns } from '../store/decision-record.js';
import { type LeafRow, LeafTexts } from '../store/leaf-texts.js';
import type { Findings } from './findings.js';

type StoredLeaf = LeafRow & {
  readonly leaf_hash: Buffer;
  readonly log_id: number | null;
  readonly log_index: number | null;
};

interface StoredHead {
  readonly log: number;
  readonly org: string | null;
  readonly size: number;
  readonly root: string;
}

interface Subtree extends FullSubtree {
  readonly log: number;
}

const ROWS = 1_000;

/**
 * Makes every leaf anew from the rows, in the whole log and in the logs of what organisations were sent, holds it against what
 * was kept of it, and the trees and tiles of them all against those that were kept. Answers the number of leaves of the
 * whole log. A row, tile or tree that was altered, added, removed or moved after it was written shows here.
 */
export async function checkTree(tx: Transaction, findings: Findings): Promise<number> {
  const heads = await tx<StoredHead[]>`
    select l.id as log, l.org, h.size, h.root from ledger.log l left join ledger.log_head h on h.log_id = l.id`;
  const orgs = new Map(
    heads.flatMap(({ log, org }) => (org === null ? [] : [[org, log] as const])),
  );
  const nameOf = (log: number) => heads.find((head) => head.log === log)?.org ?? null;
  const trees = new Map<number, CompactRange>([[WHOLE_LOG, CompactRange.EMPTY]]);
  const texts = new LeafTexts();
  let tiles = 0;
  for await (const rows of rowsInOrder(tx)) {
    const added = new Map<number, Hash[]>([[WHOLE_LOG, []]]);
    for (const row of rows) {
      const hash = leafHash(texts.of(row));
      added.get(WHOLE_LOG)?.push(hash);
      // Asked also of a row that was altered: those behind it are counted on it.
      const isInPlace = isInItsPlace(row, texts, orgs, trees, added);
      if (isInPlace && hash.equals(row.leaf_hash)) continue;
      const { disclosure_id: id, event_id: eventId } = row;
      findings.add({ code: 'ALTERED_RECORD', ...(id !== null && { disclosureId: id }), eventId });
    }
    const subtrees: Subtree[] = [];
    for (const [log, hashes] of added) {
      const tree = trees.get(log) ?? CompactRange.EMPTY;
      trees.set(
        log,
        tree.append(hashes, (subtree) => subtrees.push({ ...subtree, log })),
      );
    }
    tiles += subtrees.length;
    for (const log of await alteredTiles(tx, subtrees))
      addTo(findings, 'ALTERED_TILE', nameOf(log));
  }
  const leaves = trees.get(WHOLE_LOG)?.size ?? 0;
  const [kept] = await tx<{ tiles: number }[]>`select count(*) as tiles from ledger.tile_hash`;
  if (kept?.tiles !== tiles) findings.add({ code: 'ALTERED_TILE' });
  for (const { log, org, size, root } of heads) {
    const tree = trees.get(log) ?? CompactRange.EMPTY;
    const isSame = size === tree.size && root === tree.root().toString('hex');
    if (!isSame) addTo(findings, 'ALTERED_TREE', org);
    trees.delete(log);
  }
  // Leaves of which no tree is known.
  for (const [log, { size }] of trees) {
    if (size > 0) addTo(findings, 'ALTERED_TREE', nameOf(log));
  }
  return leaves;
}

/** Whether a leaf stands in the log of its recipient where it has to, and adds it there. */
function isInItsPlace(
  row: StoredLeaf,
  texts: LeafTexts,
  orgs: ReadonlyMap<string, number>,
  trees: ReadonlyMap<number, CompactRange>,
  added: Map<number, Hash[]>,
): boolean {
  const text = texts.ofSent(row);
  if (text === undefined) return row.log_id === null && row.log_index === null;
  const log = orgs.get(row.recipient);
  if (log === undefined) return false;
  const hashes = added.get(log) ?? [];
  added.set(log, hashes);
  hashes.push(leafHash(text));
  const index = (trees.get(log)?.size ?? 0) + hashes.length - 1;
  return row.log_id === log && row.log_index === index;
}

/** The logs of those that are not kept as they should be. */
async function alteredTiles(
  tx: Transaction,
  subtrees: readonly Subtree[],
): Promise<readonly number[]> {
  if (subtrees.length === 0) return [];
  const wanted = JSON.stringify(subtrees.map(({ log, level, index }) => ({ log, level, index })));
  const rows = await tx<{ log: number; level: number; index: number; hash: Buffer }[]>`
    select t.log_id as log, t.level, t.index, t.hash from ledger.tile_hash t
    join json_to_recordset(${wanted}::text::json) as w(log int, level int, index bigint)
      on t.log_id = w.log and t.level = w.level and t.index = w.index`;
  const kept = new Map(rows.map((row) => [`${row.log}/${row.level}/${row.index}`, row.hash]));
  return subtrees.flatMap(({ log, level, index, hash }) =>
    kept.get(`${log}/${level}/${index}`)?.equals(hash) === true ? [] : [log],
  );
}

function addTo(
  findings: Findings,
  code: 'ALTERED_TILE' | 'ALTERED_TREE',
  org: string | null,
): void {
  findings.add({ code, ...(org !== null && { recipient: org }) });
}

/** All leaves in their order, a block of the tree at a time. */
async function* rowsInOrder(tx: Transaction): AsyncGenerator<readonly StoredLeaf[]> {
  const [bounds] = await tx<{ end: number | null }[]>`
    select max(leaf_index) + 1 as end from ledger.leaf`;
  for (let from = 0; from < (bounds?.end ?? 0); from += ROWS) {
    yield tx<StoredLeaf[]>`
      select ${decisionColumns(tx)}, terms_id, leaf_hash, log_id, log_index from ledger.leaf_record
      where leaf_index >= ${from} and leaf_index < ${from + ROWS} order by leaf_index`;
  }
}
