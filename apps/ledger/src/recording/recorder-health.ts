import type { Health, MetricsRegistry } from '@iom/platform';
import { DISCLOSURES } from '@iom/event-log';
import type { RecorderFigures } from './recorder.js';

const READY_WITHIN_MS = 10_000;
const DEAD_AFTER_MS = 60_000;

/**
 * Ready: standing by, or recording and at the end of the log, or getting on, within 10 s. Not live: behind, and no further
 * for a minute.
 */
export function healthOf(figures: RecorderFigures, now: number): Health {
  const { state, lag, lastProgressAt } = figures;
  const idleMs = now - (lastProgressAt ?? now);
  const recording = state === 'RECORDING';
  return {
    ready: state === 'STANDBY' || (recording && lag !== undefined && idleMs <= READY_WITHIN_MS),
    live: !(recording && lag !== 0 && idleMs > DEAD_AFTER_MS),
    detail: { state, lag: lag ?? -1 },
  };
}

/** Shows a recorder's figures: rows by kind, lag, last commit, and whether this instance is the one that records. */
export function showFigures(metrics: MetricsRegistry, figures: () => RecorderFigures): void {
  metrics.collect(
    'iom_ledger_rows_total',
    'Rows written to the record since start',
    ['kind'],
    () => {
      const { entries, decisions, leaves, repeated } = figures();
      return Object.entries({ entries, decisions, leaves, findings: repeated }).map(
        ([kind, value]) => ({ labels: { kind }, value }),
      );
    },
  );
  metrics.collect(
    'iom_ledger_lag_records',
    'Offsets of the log that are not recorded yet',
    ['topic'],
    () => {
      const { lag } = figures();
      return lag === undefined ? [] : [{ labels: { topic: DISCLOSURES }, value: lag }];
    },
  );
  metrics.collect('iom_ledger_last_commit_seconds', 'When the record last grew (epoch)', [], () => {
    const { lastCommitAt } = figures();
    return lastCommitAt === undefined ? [] : [{ labels: {}, value: lastCommitAt / 1_000 }];
  });
  metrics.collect(
    'iom_ledger_recording',
    '1 on the instance that records, 0 on a standby',
    [],
    () => [{ labels: {}, value: figures().state === 'RECORDING' ? 1 : 0 }],
  );
}
