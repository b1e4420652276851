import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client';
import { isCode } from '../logging/log-fields.js';
import { SafeError } from '../logging/safe.error.js';

/** Labels have few values, and none of them is about a person. The list is closed. */
export const METRIC_LABELS = [
  'app',
  'stage',
  'topic',
  'partition',
  'group',
  'org',
  'sender',
  'recipient',
  'agreement',
  'type',
  'outcome',
  'reason',
  'status',
  'state',
  'kind',
  'table',
  'probe',
  'method',
  'route',
  'direction',
] as const;

export type MetricLabel = (typeof METRIC_LABELS)[number];
export type MetricLabels = { readonly [Name in MetricLabel]?: string | number | undefined };

export interface Sample {
  readonly labels: MetricLabels;
  readonly value: number;
}

/** A count that only grows. */
export interface Count {
  add(labels?: MetricLabels, by?: number): void;
}

/** How a quantity is spread. */
export interface Spread {
  observe(value: number, labels?: MetricLabels): void;
}

export class BadMetricError extends SafeError {
  override readonly name = 'BadMetricError';
}

/** What a label says instead of a value that is not one of our own codes. */
export const OTHER = 'other';

const NAME = /^iom_[a-z][a-z0-9_]*$/;
const ROUTE = /^\/[a-zA-Z/:.*-]{0,100}$/;

/** The process's figures, as Prometheus reads them at `GET /metrics`. */
export class MetricsRegistry {
  private readonly registry = new Registry();

  readonly contentType: string = this.registry.contentType;

  /** Adds memory, CPU, event loop and garbage collection of this process. */
  withProcessFigures(): this {
    collectDefaultMetrics({ register: this.registry, prefix: 'iom_' });
    return this;
  }

  /**
   * Figures that somebody keeps already, in plain objects: read when Prometheus asks, and only then. A name that ends in
   * `_total` is a counter, any other a gauge.
   */
  collect(
    name: string,
    help: string,
    labelNames: readonly MetricLabel[],
    read: () => Iterable<Sample>,
  ): void {
    const options = { ...this.optionsOf(name, help, labelNames) };
    if (name.endsWith('_total')) {
      // oxlint-disable-next-line no-new -- it registers itself
      new Counter({
        ...options,
        collect() {
          this.reset();
          for (const { labels, value } of read())
            this.inc(allowedLabels(labels, labelNames), value);
        },
      });
    } else {
      // oxlint-disable-next-line no-new -- it registers itself
      new Gauge({
        ...options,
        collect() {
          this.reset();
          for (const { labels, value } of read())
            this.set(allowedLabels(labels, labelNames), value);
        },
      });
    }
  }

  count(name: string, help: string, labelNames: readonly MetricLabel[] = []): Count {
    if (!name.endsWith('_total')) throw new BadMetricError('A counter is named …_total');
    const counter = new Counter(this.optionsOf(name, help, labelNames));
    return { add: (labels = {}, by = 1) => counter.inc(allowedLabels(labels, labelNames), by) };
  }

  /** `buckets` are upper bounds, in the unit that the name ends with (`_seconds`, `_bytes`, `_records`). */
  spread(
    name: string,
    help: string,
    buckets: readonly number[],
    labelNames: readonly MetricLabel[] = [],
  ): Spread {
    const histogram = new Histogram({
      ...this.optionsOf(name, help, labelNames),
      buckets: [...buckets],
    });
    return {
      observe: (value, labels = {}) => histogram.observe(allowedLabels(labels, labelNames), value),
    };
  }

  /** All figures in Prometheus's text format. */
  text(): Promise<string> {
    return this.registry.metrics();
  }

  private optionsOf(name: string, help: string, labelNames: readonly MetricLabel[]) {
    if (!NAME.test(name)) throw new BadMetricError('A metric is named iom_…, in snake case');
    for (const label of labelNames) {
      if (!METRIC_LABELS.includes(label))
        throw new BadMetricError(`${name} has a label that is not on the list`);
    }
    return { name, help, labelNames: [...labelNames], registers: [this.registry] };
  }
}

function allowedLabels(
  labels: MetricLabels,
  names: readonly MetricLabel[],
): Partial<Record<MetricLabel, string | number>> {
  const allowed: Partial<Record<MetricLabel, string | number>> = {};
  for (const name of names) {
    const value = labels[name];
    if (value === undefined) continue;
    allowed[name] = allowedLabel(name, value);
  }
  return allowed;
}

function allowedLabel(name: MetricLabel, value: string | number): string | number {
  if (typeof value === 'number') return name === 'partition' ? value : OTHER;
  if (name === 'route') return ROUTE.test(value) ? value : OTHER;
  return isCode(value) ? value : OTHER;
}
