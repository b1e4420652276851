import type { Count, MetricsRegistry } from '@iom/platform';
import type { Translation } from './translation.js';

/** Counts source records by what became of them. A batch that is redone is counted again. */
export class RecordCounts {
  private readonly records: Count;

  constructor(metrics: MetricsRegistry) {
    this.records = metrics.count('iom_intake_records_total', 'Source records that were read', [
      'org',
      'type',
      'outcome',
      'reason',
    ]);
  }

  add(org: string, translation: Translation): void {
    const { entity, skipped, feedback } = translation;
    const [told] = feedback;
    this.records.add({
      org,
      type: entity === null ? 'other' : kebab(entity),
      outcome: outcomeOf(translation),
      reason: skipped ?? told?.reasonCode ?? 'none',
    });
  }
}

function outcomeOf({ skipped, feedback }: Translation): string {
  if (skipped !== null) return 'skipped';
  const [told] = feedback;
  if (told === undefined) return 'observed';
  return told.status === 'DISCARDED' ? 'refused' : 'set-aside';
}

function kebab(name: string): string {
  return name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
