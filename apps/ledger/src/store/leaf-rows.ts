import type { RecordedLeaf, Recording, RepeatedDecision } from '../recording/recording.js';
import { logsOf } from '../recording/trees.js';
import type { Terms } from '../recording/terms.js';
import { bytesMember, recordArray, textMember } from './record-array.js';

/** Leaves as the array of `ledger.leaf` that `ledger.append` takes. */
export function leafRows({ leaves, firstLeaf }: Recording): string {
  return recordArray(leaves.map((leaf, i) => leafRow(leaf, firstLeaf + i)));
}

/** In the order of the table's columns. */
function leafRow({ entry, decision, terms, hash, sent }: RecordedLeaf, leafIndex: number): string {
  const { offset, index, disclosure: d } = entry;
  const { replay } = d;
  const releasedBy = decision?.releasedBy ?? [];
  return (
    `${leafIndex},${offset},${d.input.offset},${d.decidedAt},${d.currentVersion ?? ''},${index},${d.input.partition},` +
    `${decision?.attempt ?? ''},${terms.id},${textMember(d.eventId)},${textMember(d.subjectId)},` +
    `${decision === undefined ? ',' : `${textMember(decision.disclosureId)},${bytesMember(decision.salt)}`},` +
    `${decision?.sent ? bytesMember(decision.sent.commitment) : ''},${bytesMember(hash.toString('hex'))},` +
    `${replay === null ? '' : textMember(JSON.stringify(replay))},` +
    `${releasedBy.length === 0 ? '' : textMember(JSON.stringify(releasedBy))},` +
    (sent === undefined ? ',' : `${sent.log},${sent.index}`)
  );
}

export function termsRows(terms: Iterable<Terms>): string {
  return JSON.stringify(Array.from(terms, ({ id, row }) => ({ id, ...row })));
}

export function repeatedRows(repeated: readonly RepeatedDecision[]): string {
  return JSON.stringify(
    repeated.map(({ entry, disclosureId }) => ({
      offset: entry.offset,
      index: entry.index,
      disclosure_id: disclosureId,
      event_id: entry.disclosure.eventId,
    })),
  );
}

/** The logs that have grown: from which size, to which. */
export function headRows({ before, trees }: Recording): string {
  const grown = logsOf(trees).flatMap(({ log, org, tree }) => {
    const was = org === null ? before.whole : before.sent.get(org)?.tree;
    const previous = was?.size ?? 0;
    if (tree.size === previous) return [];
    const { size, hashes } = tree.store();
    return [{ log, org, previous, size, root: tree.root().toString('hex'), hashes }];
  });
  return JSON.stringify(grown);
}

export function subtreeRows({ subtrees }: Recording): string {
  return JSON.stringify(
    subtrees.map(({ log, level, index, hash }) => ({
      log,
      level,
      index,
      hash: hash.toString('hex'),
    })),
  );
}

export function noticeRows({ notices }: Recording): string {
  return JSON.stringify(
    notices.map(({ noticeId, due, disclosure: { eventId, subjectId, input } }) => ({
      notice_id: noticeId,
      event_id: eventId,
      subject_id: subjectId,
      input_topic: input.topic,
      input_partition: input.partition,
      input_offset: input.offset,
      due,
    })),
  );
}

/** Between which instants leaves were decided, both included; nulls when there are none. */
export function spanOf(leaves: readonly RecordedLeaf[]): {
  readonly from: number | null;
  readonly to: number | null;
} {
  let from = Infinity;
  let to = -Infinity;
  for (const { entry } of leaves) {
    const { decidedAt } = entry.disclosure;
    if (decidedAt < from) from = decidedAt;
    if (decidedAt > to) to = decidedAt;
  }
  return leaves.length === 0 ? { from: null, to: null } : { from, to };
}
