import type { StageServer } from '@iom/event-log';
import type { MetricsRegistry, Sample } from '@iom/platform';

/** How the stage itself fares: what it has taken over, how far it is behind, what it has committed. */
export function showStage(
  server: Pick<StageServer, 'metrics' | 'readiness'>,
  metrics: MetricsRegistry,
): void {
  metrics.collect('iom_stage_partitions', 'Input partitions that this instance holds', [], () =>
    one(Object.keys(server.readiness().lag).length),
  );
  metrics.collect('iom_stage_lag', 'Offsets between what is processed and the stable end', [], () =>
    one(Object.values(server.readiness().lag).reduce((sum, lag) => sum + Math.max(lag, 0), 0)),
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

function one(value: number): readonly Sample[] {
  return [{ labels: {}, value }];
}
