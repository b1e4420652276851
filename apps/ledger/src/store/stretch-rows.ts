import { type FieldDecision, isoOf } from '@iom/domain';
import type { RecordedDecision, RecordedEntry, Recording } from '../recording/recording.js';
import type { FieldLists } from './field-lists.js';

/** A recording as the JSON texts that `ledger.append` takes: one for each table. */
export interface StretchRows {
  readonly entries: string;
  readonly fieldLists: string;
  readonly decisions: string;
  readonly repeated: string;
  readonly leaves: string[];
}

export function stretchRows(recording: Recording, lists: FieldLists): StretchRows {
  const fieldLists = new Map<string, readonly FieldDecision[]>();
  const decisions = recording.decisions.map((recorded) => {
    const { fields } = recorded.decision;
    const id = lists.idOf(fields);
    fieldLists.set(id, fields);
    return decisionRow(recorded, id);
  });
  return {
    entries: JSON.stringify(recording.entries.map(entryRow)),
    fieldLists: JSON.stringify([...fieldLists].map(([id, fields]) => ({ id, fields }))),
    decisions: JSON.stringify(decisions),
    repeated: JSON.stringify(
      recording.repeated.map(({ entry, disclosureId }) => ({
        offset: entry.offset,
        index: entry.index,
        disclosure_id: disclosureId,
        event_id: entry.disclosure.eventId,
      })),
    ),
    leaves: recording.leaves.map((leaf) => leaf.toString('hex')),
  };
}

function entryRow({ offset, index, disclosure: d, leafIndex }: RecordedEntry) {
  return {
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
  };
}

function decisionRow({ entry, decision: d, leafIndex }: RecordedDecision, fieldListId: string) {
  return {
    disclosure_id: d.disclosureId,
    entry_offset: entry.offset,
    entry_index: entry.index,
    leaf_index: leafIndex,
    recipient: d.recipient,
    outcome: d.outcome,
    attempt: d.attempt,
    reasons: d.reasons,
    field_list_id: fieldListId,
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
  };
}
