import type { OnApplicationBootstrap, OnApplicationShutdown } from '@nestjs/common';
import { type Micros, MICROS_PER_MS } from '@iom/domain';
import type { Health, HealthRegistry, Log, MetricsRegistry, Sample } from '@iom/platform';
import { type AgreementDue, agreementsDue, type Policy } from '@iom/policy';

/** Days begin at the same hour everywhere here: looking this often says a warning on its day. */
const LOOK_EVERY_MS = 15 * 60 * 1_000;

export interface AgreementsEndingParts {
  readonly policy: Policy;
  readonly log: Log;
  readonly metrics: MetricsRegistry;
  readonly health: HealthRegistry;
  readonly now: () => Micros;
}

/**
 * Tells operators thirty days, seven days and one day before sharing under an agreement ends, and when it has: each once in
 * the log of a process, and all the time as a figure and beside readiness. An agreement that has ended makes nothing unready:
 * that nothing is shared under it any more is what was agreed.
 */
export class AgreementsEnding implements OnApplicationBootstrap, OnApplicationShutdown {
  private readonly said = new Map<string, AgreementDue['warning']>();
  private readonly forgetProbe: () => void;
  private timer: NodeJS.Timeout | undefined;

  constructor(private readonly parts: AgreementsEndingParts) {
    parts.metrics.collect(
      'iom_agreement_days_left',
      'Whole days for which sharing under an agreement goes on, from thirty before its end; negative: it has ended',
      ['agreement'],
      () => this.daysLeft(),
    );
    this.forgetProbe = parts.health.add('agreements', () => this.health());
  }

  onApplicationBootstrap(): void {
    this.look();
    this.timer = setInterval(() => this.look(), LOOK_EVERY_MS);
    this.timer.unref();
  }

  onApplicationShutdown(): void {
    clearInterval(this.timer);
    this.forgetProbe();
  }

  /** Says in the log what it has not said yet. */
  look(): void {
    const { log } = this.parts;
    const due = this.due();
    for (const { id, warning, daysLeft } of due) {
      if (this.said.get(id) === warning) continue;
      this.said.set(id, warning);
      if (warning === 'ENDED') log.warn('agreement has ended', { agreement: id });
      else log.warn('agreement ends soon', { agreement: id, count: daysLeft });
    }
    for (const id of this.said.keys()) {
      if (!due.some((each) => each.id === id)) this.said.delete(id);
    }
  }

  private health(): Health {
    const due = this.due();
    const ended = due.filter(({ warning }) => warning === 'ENDED').length;
    return { ready: true, live: true, detail: { endSoon: due.length - ended, ended } };
  }

  private *daysLeft(): Iterable<Sample> {
    for (const { id, daysLeft } of this.due()) yield { labels: { agreement: id }, value: daysLeft };
  }

  private due(): readonly AgreementDue[] {
    return agreementsDue(this.parts.policy, this.parts.now());
  }
}

/** The time of this machine: for what people are told, never for a decision. */
export function timeOfMachine(): Micros {
  return Date.now() * MICROS_PER_MS;
}
