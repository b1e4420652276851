import {
  type LeafForm,
  leafFormOf,
  leafInForm,
  leafOfNoDecision,
  type SentForm,
  sentFormOf,
  sentLeafInForm,
} from '@iom/transparency';
import { type DecisionRow, toDecisionRecord } from './decision-record.js';

/** A row of the view `ledger.leaf_record`; with a decision, or without one. */
export type LeafRow = (
  DecisionRow | (Omit<DecisionRow, 'disclosure_id'> & { disclosure_id: null })
) & {
  readonly terms_id: string;
};

/** Makes leaves again from the rows that were kept. What decisions have in common is written out once for all of them. */
export class LeafTexts {
  private readonly forms = new Map<string, LeafForm>();
  private readonly sentForms = new Map<string, SentForm | undefined>();

  /** In the whole log. */
  of(row: LeafRow): string {
    if (row.disclosure_id === null) {
      return leafOfNoDecision({
        eventType: row.event_type,
        sender: row.sender,
        decidedAt: row.decided_at_micros,
        currentVersion: row.current_version,
      });
    }
    const decision = toDecisionRecord(row);
    const entry = { ...decision, decisions: [] };
    const form = this.forms.get(row.terms_id) ?? leafFormOf(entry, decision);
    this.forms.set(row.terms_id, form);
    return leafInForm(form, entry, decision);
  }

  /** In the log of what the recipient was sent; undefined: nothing was. */
  ofSent(row: LeafRow): string | undefined {
    if (row.disclosure_id === null || row.sent_commitment === null) return undefined;
    const decision = toDecisionRecord(row);
    const entry = { ...decision, decisions: [] };
    const form = this.sentForms.get(row.terms_id) ?? sentFormOf(entry, decision);
    this.sentForms.set(row.terms_id, form);
    return form && sentLeafInForm(form, entry, decision);
  }
}
