import type { RecipientDecision } from '@iom/domain';
import type { Count, MetricsRegistry } from '@iom/platform';

/** Counts decisions by outcome, recipient and reason. A batch that is redone is counted again. */
export class DecisionCounts {
  private readonly decisions: Count;
  private readonly reasons: Count;

  constructor(metrics: MetricsRegistry) {
    this.decisions = metrics.count('iom_decisions_total', 'Decisions on disclosing an event', [
      'recipient',
      'outcome',
    ]);
    this.reasons = metrics.count(
      'iom_decision_reasons_total',
      'Reasons for which events were not shared',
      ['recipient', 'reason'],
    );
  }

  add(decisions: readonly RecipientDecision[]): void {
    for (const { recipient, outcome, reasons } of decisions) {
      this.decisions.add({ recipient, outcome });
      for (const reason of reasons) this.reasons.add({ recipient, reason });
    }
  }
}
