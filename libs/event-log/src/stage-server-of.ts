import type { INestApplicationContext } from '@nestjs/common';
import { FATAL, type Fatal, HealthRegistry, LOG, type Log, MetricsRegistry } from '@iom/platform';
import type { StageObservation } from './partition-task.js';
import { StageServer } from './stage-server.js';
import type { StageServerOptions } from './stage-runner.js';

/**
 * The stage server of an app, known to the app's health, metrics, log and end: for `strategies` of `runApp`. What it cannot
 * go on from ends the process.
 */
export function stageServerOf<Value = never>(
  app: Pick<INestApplicationContext, 'get'>,
  options: Omit<StageServerOptions<Value>, 'onFatal' | 'observe'>,
): StageServer<Value> {
  const log = app.get<Log>(LOG);
  const server = new StageServer<Value>({
    ...options,
    onFatal: app.get<Fatal>(FATAL),
    observe: (observation) => tell(log, observation),
  });
  app.get(HealthRegistry).add('stage', () => {
    const { ready, live, lag } = server.readiness();
    return { ready, live, detail: { partitions: Object.keys(lag).length, lag: sum(lag) } };
  });
  show(server, app.get(MetricsRegistry));
  return server;
}

/** A tenure's steps; not each commit, of which there are hundreds a second. */
function tell(log: Log, { what, partition, error, keys }: StageObservation): void {
  if (what === 'committed') return;
  if (what === 'ended') return log.error('tenure ended', error, { partition });
  if (what === 'restored') return log.info('state restored', { partition, count: keys });
  if (what === 'assigned') return log.info('partition assigned', { partition });
  if (what === 'positioned') return log.info('partition taken over', { partition });
}

function show(server: Pick<StageServer, 'metrics' | 'readiness'>, metrics: MetricsRegistry): void {
  const figure = (name: string, help: string, read: () => number): void =>
    metrics.collect(name, help, [], () => [{ labels: {}, value: read() }]);
  figure('iom_stage_partitions', 'Partition numbers that this instance holds', () => {
    const inputs = Object.keys(server.readiness().lag);
    return new Set(inputs.map((input) => input.slice(input.lastIndexOf('/')))).size;
  });
  figure('iom_stage_lag', 'Offsets between what is processed and the stable end', () =>
    sum(server.readiness().lag),
  );
  figure(
    'iom_stage_records_total',
    'Records processed and committed',
    () => server.metrics.records,
  );
  figure(
    'iom_stage_transactions_total',
    'Transactions that committed',
    () => server.metrics.transactions,
  );
  figure(
    'iom_stage_failed_transactions_total',
    'Transactions that did not commit',
    () => server.metrics.failedTransactions,
  );
  figure(
    'iom_stage_take_overs_total',
    'Times that this instance took over',
    () => server.metrics.takeOvers,
  );
  figure(
    'iom_stage_last_commit_seconds',
    'How long the last transaction took, its handler included',
    () => server.metrics.lastCommitMs / 1_000,
  );
  metrics.collect('iom_stage_emitted_total', 'Records emitted and committed', ['topic'], () =>
    Object.entries(server.metrics.emitted).map(([topic, value]) => ({ labels: { topic }, value })),
  );
}

/** -1 in a lag means: not known yet. */
function sum(lag: Readonly<Record<string, number>>): number {
  return Object.values(lag).reduce((total, each) => total + Math.max(each, 0), 0);
}
