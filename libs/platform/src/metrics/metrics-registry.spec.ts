import { MetricsRegistry } from './metrics-registry.js';

describe('the figures of a process', () => {
  it('are read from the objects that keep them, when somebody asks', async () => {
    const metrics = new MetricsRegistry();
    const kept = { shared: 1 };
    metrics.collect('iom_decisions_total', 'Decisions by outcome.', ['outcome'], () => [
      { labels: { outcome: 'SHARED' }, value: kept.shared },
    ]);
    metrics.collect('iom_waiting', 'Records that wait.', [], () => [{ labels: {}, value: 4 }]);

    expect(await metrics.text()).toContain('iom_decisions_total{outcome="SHARED"} 1');
    kept.shared = 5;
    const text = await metrics.text();
    expect(text).toContain('iom_decisions_total{outcome="SHARED"} 5');
    expect(text).toContain('# TYPE iom_decisions_total counter');
    expect(text).toContain('# TYPE iom_waiting gauge');
    expect(text).toContain('iom_waiting 4');
  });

  it('count and measure', async () => {
    const metrics = new MetricsRegistry();
    metrics.count('iom_records_total', 'Records read.', ['topic']).add({ topic: 'iom.events' }, 3);
    metrics.spread('iom_batch_seconds', 'Time a batch took.', [0.1, 1]).observe(0.5);

    const text = await metrics.text();
    expect(text).toContain('iom_records_total{topic="iom.events"} 3');
    expect(text).toContain('iom_batch_seconds_bucket{le="1"} 1');
    expect(text).toContain('iom_batch_seconds_bucket{le="0.1"} 0');
  });

  it('never carry a person in a label', async () => {
    const metrics = new MetricsRegistry();
    const labels = { reason: 'Canary Canarysson', org: '1979/0163001B', crn: 'X123456' };
    metrics
      .count('iom_set_aside_total', 'Records set aside.', ['reason', 'org', 'type'])
      .add(labels);

    const text = await metrics.text();
    expect(text).not.toMatch(/Canary|0163001|X123456/);
    expect(text).toContain('iom_set_aside_total{reason="other",org="other"} 1');
  });

  it('refuse names and labels that are not ours', () => {
    const metrics = new MetricsRegistry();
    expect(() => metrics.collect('people', 'x', [], () => [])).toThrow(/iom_/);
    expect(() => metrics.count('iom_people', 'x')).toThrow(/_total/);
    // @ts-expect-error -- not on the list
    expect(() => metrics.count('iom_people_total', 'x', ['crn'])).toThrow(/not on the list/);
  });

  it('include those of the process where asked for', async () => {
    expect(await new MetricsRegistry().text()).toBe('\n');
    expect(await new MetricsRegistry().withProcessFigures().text()).toContain(
      'iom_process_cpu_seconds_total',
    );
  });
});
