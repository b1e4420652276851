import type { MetricsRegistry, Sample } from '@iom/platform';
import { DROP_REASONS, NO_TALLY, type RegisterTally } from './tally.js';

/**
 * The tally as figures. It is part of the register's state, so a new owner goes on counting where the last one was; an
 * instance that has not yet taken a batch has nothing to show.
 */
export class RegisterFigures {
  private latest: RegisterTally = NO_TALLY;

  constructor(metrics: MetricsRegistry) {
    metrics.collect(
      'iom_register_observations_total',
      'What became of observations, by outcome and reason',
      ['outcome', 'reason'],
      () => outcomesOf(this.latest),
    );
    metrics.collect('iom_register_waiting', 'Observations in the waiting room', [], () => [
      { labels: {}, value: this.latest.waiting },
    ]);
    metrics.collect(
      'iom_register_unresolved_people',
      'People of whom a merge or an unmerge was told, about whom nothing is shared',
      [],
      () => [{ labels: {}, value: this.latest.unresolved }],
    );
  }

  get tally(): RegisterTally {
    return this.latest;
  }

  show(tally: RegisterTally): void {
    this.latest = tally;
  }
}

function outcomesOf({ forwarded, kept, dropped }: RegisterTally): readonly Sample[] {
  return [
    { labels: { outcome: 'forwarded', reason: 'none' }, value: forwarded },
    { labels: { outcome: 'kept', reason: 'none' }, value: kept },
    ...DROP_REASONS.map((reason) => ({
      labels: { outcome: 'dropped', reason },
      value: dropped[reason],
    })),
  ];
}
