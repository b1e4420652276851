import type { Count, MetricsRegistry } from '@iom/platform';
import type { Translation } from './translation.js';

/** Counts source records by what became of them. A batch that is redone is counted again. */
export class RecordCounts {
  private readonly records: Count;
  private readonly remarks: Count;

  constructor(metrics: MetricsRegistry) {
    this.records = metrics.count('iom_intake_records_total', 'Source records that were read', [
      'org',
      'type',
      'outcome',
      'reason',
    ]);
    this.remarks = metrics.count(
      'iom_intake_remarks_total',
      'Oddities of source records that could be used nevertheless',
      ['org', 'reason'],
    );
  }

  add(org: string, { entity, skipped, feedback, remarks }: Translation): void {
    const [told] = feedback;
    this.records.add({
      org,
      type: entity ?? 'other',
      outcome: skipped === null ? (told === undefined ? 'observed' : 'set-aside') : 'skipped',
      reason: skipped ?? told?.reasonCode ?? 'none',
    });
    for (const reason of remarks) this.remarks.add({ org, reason });
  }
}
