import { HealthRegistry } from './health-registry.js';

describe('the health of a process', () => {
  it('is well when nothing says otherwise', () => {
    expect(new HealthRegistry().report()).toEqual({ ready: true, live: true, probes: {} });
  });

  it('is not ready while one part is not, and lives as long as every part does', () => {
    const health = new HealthRegistry();
    health.add('stage', () => ({ ready: false, live: true, detail: { lag: 7, state: 'fencing' } }));
    health.add('ledger', () => ({ ready: true, live: true }));

    expect(health.report()).toEqual({
      ready: false,
      live: true,
      probes: {
        stage: { ready: false, live: true, detail: { lag: 7, state: 'fencing' } },
        ledger: { ready: true, live: true },
      },
    });
  });

  it('is not ready when it does not live', () => {
    const health = new HealthRegistry();
    health.add('stage', () => ({ ready: true, live: false }));
    expect(health.report()).toMatchObject({ ready: false, live: false });
  });

  it('takes a probe that throws for a part that is not ready', () => {
    const health = new HealthRegistry();
    health.add('stage', () => {
      throw new Error('Canarysson');
    });

    expect(health.report()).toMatchObject({ ready: false, live: true });
    expect(JSON.stringify(health.report())).not.toContain('Canarysson');
  });

  it('says nothing about a person', () => {
    const health = new HealthRegistry();
    health.add('stage', () => ({
      ready: true,
      live: true,
      detail: { last: '1979/0163001B', 'Canary Canarysson': true, note: 'seen at home' },
    }));
    const text = JSON.stringify(health.report());
    expect(text).not.toMatch(/0163001|Canary|seen/);
  });

  it('refuses two probes of one name, and forgets one that is taken away', () => {
    const health = new HealthRegistry();
    const remove = health.add('stage', () => ({ ready: false, live: true }));
    expect(() => health.add('stage', () => ({ ready: true, live: true }))).toThrow(/already/);
    remove();
    expect(health.report().ready).toBe(true);
  });
});
