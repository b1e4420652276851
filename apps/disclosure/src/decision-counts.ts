import type { RecipientDecision } from '@iom/domain';
import type { MetricsRegistry, Sample } from '@iom/platform';

/** Counts decisions by outcome, recipient and reason. A batch that is redone is counted again. */
export class DecisionCounts {
  private readonly outcomes = new Tally();
  private readonly reasons = new Tally();

  constructor(metrics: MetricsRegistry) {
    metrics.collect(
      'iom_decisions_total',
      'Decisions on disclosing an event',
      ['recipient', 'outcome'],
      () => this.outcomes.samples('outcome'),
    );
    metrics.collect(
      'iom_decision_reasons_total',
      'Reasons for which events were not shared',
      ['recipient', 'reason'],
      () => this.reasons.samples('reason'),
    );
  }

  add(decisions: readonly RecipientDecision[]): void {
    for (const { recipient, outcome, reasons } of decisions) {
      this.outcomes.add(recipient, outcome);
      for (const reason of reasons) this.reasons.add(recipient, reason);
    }
  }
}

/** How often something was said of each recipient. */
class Tally {
  private readonly counts = new Map<string, Map<string, number>>();

  add(recipient: string, what: string): void {
    let counts = this.counts.get(recipient);
    if (counts === undefined) this.counts.set(recipient, (counts = new Map()));
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }

  *samples(label: 'outcome' | 'reason'): Iterable<Sample> {
    for (const [recipient, counts] of this.counts) {
      for (const [what, value] of counts) yield { labels: { recipient, [label]: what }, value };
    }
  }
}
