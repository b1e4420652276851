import { isoOf } from '@iom/domain';
import type { DecisionRecord } from '../store/decision-record.js';

/** A decision as auditors read it: as recorded, the instant as text. */
export type DecisionView = Omit<DecisionRecord, 'decidedAt'> & { readonly decidedAt: string };

export function decisionView(decision: DecisionRecord): DecisionView {
  return { ...decision, decidedAt: isoOf(decision.decidedAt) };
}
