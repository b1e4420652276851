import type { StageServer } from '@iom/event-log';
import type { MetricsRegistry, Sample } from '@iom/platform';

/** How the stage itself fares: what it holds, how far it is behind, what it has committed. */
export function showStage(
  server: Pick<StageServer<unknown>, 'metrics' | 'readiness'>,
  metrics: MetricsRegistry,
): void {
  metrics.collect('iom_stage_partitions', 'Input partitions that this instance holds', [], () =>
    one(Object.keys(server.readiness().lag).length),
  );
  metrics.collect('iom_stage_lag', 'Offsets between what is processed and the stable end', [], () =>
    one(sum(Object.values(server.readiness().lag))),
  );
  metrics.collect('iom_stage_transactions_total', 'Transactions that committed', [], () =>
    one(server.metrics.transactions),
  );
  metrics.collect('iom_stage_failed_transactions_total', 'Transactions that did not', [], () =>
    one(server.metrics.failedTransactions),
  );
  metrics.collect('iom_stage_take_overs_total', 'Times that this instance took over', [], () =>
    one(server.metrics.takeOvers),
  );
}

function sum(lags: readonly number[]): number {
  return lags.reduce((total, lag) => total + Math.max(lag, 0), 0);
}

function one(value: number): readonly Sample[] {
  return [{ labels: {}, value }];
}
