import type { Quarantined } from './quarantined.js';
import type { Selected } from './selection.js';

/** How many records are set aside, and how many observations wait behind them. */
export interface QuarantineCounts {
  readonly records: number;
  /** Whose queues they hold up. */
  readonly queues: number;
  readonly waiting: number;
  /** By organisation and reason code, such as `gwent-police UNKNOWN_CODE`. */
  readonly by: Readonly<Record<string, number>>;
  /** Named by place, and not known to hold anybody up. */
  readonly unlisted: number;
}

export function countsOf(selected: readonly Pick<Selected, 'quarantined'>[]): QuarantineCounts {
  const listed = selected.flatMap(({ quarantined }) => quarantined ?? []);
  const queues = new Map(listed.map(({ queue, waiting }) => [queue, waiting]));
  const by: Record<string, number> = {};
  for (const { org, reason } of listed) by[`${org} ${reason}`] = (by[`${org} ${reason}`] ?? 0) + 1;
  return {
    records: selected.length,
    queues: queues.size,
    waiting: [...queues.values()].reduce((sum, each) => sum + each, 0),
    by,
    unlisted: selected.length - listed.length,
  };
}

export function renderCounts({ records, queues, waiting, by, unlisted }: QuarantineCounts): string {
  const lines = Object.entries(by)
    .toSorted(([, a], [, b]) => b - a)
    .map(([name, count]) => `  ${String(count).padStart(6)}  ${name}`);
  if (unlisted > 0) lines.push(`  ${String(unlisted).padStart(6)}  not known to hold anybody up`);
  const behind = `${waiting} waiting behind ${queues === 1 ? 'one person' : `${queues} people`}`;
  return [`${records} ${records === 1 ? 'record' : 'records'}, ${behind}`, ...lines].join('\n');
}

/** One line a record. */
export function renderList(listed: readonly Quarantined[]): string {
  return listed
    .map(({ topic, partition, offset, entity, reason, fieldPath, since, waiting }) =>
      [
        `${topic}/${partition}/${offset}`,
        since,
        entity ?? '-',
        fieldPath === null ? reason : `${reason} at ${fieldPath}`,
        `${waiting} waiting`,
      ].join('  '),
    )
    .join('\n');
}
