import type { Disclosure, FieldDecision, Outcome, RecipientDecision } from '@iom/domain';
import type { Sql, Transaction } from './database.js';

/** A decision as it is kept: its entry's facts, its own, and its place in the tree. */
export type DecisionRecord = Omit<Disclosure, 'decisions'> &
  RecipientDecision & { readonly leafIndex: number };

/** A row of the view `ledger.decision_record`. */
export interface DecisionRow {
  readonly disclosure_id: string;
  readonly leaf_index: number;
  readonly event_id: string;
  readonly event_type: string;
  readonly sender: string;
  readonly subject_id: string;
  readonly input_topic: string;
  readonly input_partition: number;
  readonly input_offset: number;
  readonly decided_at_micros: number;
  readonly current_version: number | null;
  readonly replay: Disclosure['replay'];
  readonly recipient: string;
  readonly outcome: Outcome;
  readonly attempt: number;
  readonly reasons: readonly string[];
  readonly fields: readonly FieldDecision[];
  readonly agreement_id: string | null;
  readonly agreement_version: number | null;
  readonly agreement_sha256: string | null;
  readonly purpose: string | null;
  readonly basis: readonly string[];
  readonly caveats: readonly string[];
  readonly released_by: readonly string[];
  readonly salt: string;
  readonly sent_topic: string | null;
  readonly sent_schema_id: number | null;
  readonly sent_commitment: string | null;
}

/** The columns of `ledger.decision_record` that a decision is made of. */
export const decisionColumns = (sql: Sql | Transaction) => sql`
  disclosure_id, leaf_index, event_id, event_type, sender, subject_id, input_topic, input_partition, input_offset,
  decided_at_micros, current_version, replay, recipient, outcome, attempt, reasons, fields, agreement_id, agreement_version,
  agreement_sha256, purpose, basis, caveats, released_by, salt, sent_topic, sent_schema_id, sent_commitment`;

export function toDecisionRecord(row: DecisionRow): DecisionRecord {
  const { agreement_id: id, agreement_version: version, agreement_sha256: sha256 } = row;
  const { sent_topic: topic, sent_schema_id: schemaId, sent_commitment: commitment } = row;
  return {
    disclosureId: row.disclosure_id,
    eventId: row.event_id,
    eventType: row.event_type,
    sender: row.sender,
    subjectId: row.subject_id,
    input: { topic: row.input_topic, partition: row.input_partition, offset: row.input_offset },
    decidedAt: row.decided_at_micros,
    currentVersion: row.current_version,
    replay: row.replay,
    recipient: row.recipient,
    outcome: row.outcome,
    attempt: row.attempt,
    reasons: row.reasons,
    fields: row.fields,
    agreement: id === null || version === null || sha256 === null ? null : { id, version, sha256 },
    purpose: row.purpose,
    basis: row.basis,
    caveats: row.caveats,
    releasedBy: row.released_by,
    salt: row.salt,
    sent:
      topic === null || schemaId === null || commitment === null
        ? null
        : { topic, schemaId, commitment },
    leafIndex: row.leaf_index,
  };
}
