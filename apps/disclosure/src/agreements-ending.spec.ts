import { join } from 'node:path';
import { HealthRegistry, type Log, type LogFields, MetricsRegistry } from '@iom/platform';
import { AgreementsEnding } from './agreements-ending.js';
import { readAgreements } from './agreements-folder.js';

const { policy } = readAgreements(join(import.meta.dirname, '../../../agreements'));
/** The review of all agreements of the folder is overdue beyond its grace after this day. */
const LAST_DAY = Date.parse('2027-01-29T12:00:00Z');
const DAY = 86_400_000;

function operator() {
  let now = LAST_DAY;
  const lines: [string, LogFields | undefined][] = [];
  const log: Log = {
    info: () => undefined,
    warn: (event: string, fields?: LogFields) => void lines.push([event, fields]),
    error: () => undefined,
  };
  const metrics = new MetricsRegistry();
  const health = new HealthRegistry();
  const ending = new AgreementsEnding({ policy, log, metrics, health, now: () => now * 1_000 });
  return {
    health,
    metrics,
    ending,
    /** What the log says of Gwent's agreement when it is looked at on that day. */
    on: (daysBefore: number) => {
      now = LAST_DAY - daysBefore * DAY;
      lines.length = 0;
      ending.look();
      return lines.filter(([, fields]) => fields?.agreement === 'iom-gwent').map(([said]) => said);
    },
  };
}

describe('an operator', () => {
  it('is told 30 days, 7 days and 1 day before an agreement ends, and when it has, once each', () => {
    const { on } = operator();
    expect([31, 30, 29, 8, 7, 6, 2, 1, 0, -1, -2].map((day) => on(day).join())).toEqual([
      '',
      'agreement ends soon',
      '',
      '',
      'agreement ends soon',
      '',
      '',
      'agreement ends soon',
      '',
      'agreement has ended',
      '',
    ]);
  });

  it('is told again when an agreement that was renewed ends once more', () => {
    const { on } = operator();
    expect(on(30)).toHaveLength(1);
    expect(on(40)).toEqual([]);
    expect(on(30)).toHaveLength(1);
  });

  it('sees the days left as a figure and beside readiness, which an ended agreement does not take away', async () => {
    const { on, metrics, health } = operator();
    on(7);
    expect(await metrics.text()).toContain('iom_agreement_days_left{agreement="iom-gwent"} 7');
    expect(health.report().probes['agreements']).toEqual({
      ready: true,
      live: true,
      detail: { endSoon: 4, ended: 0 },
    });
    on(-1);
    expect(health.report()).toMatchObject({
      ready: true,
      probes: { agreements: { detail: { endSoon: 0, ended: 4 } } },
    });
  });

  it('is left in peace by a process that has ended', () => {
    const { ending, health } = operator();
    ending.onApplicationBootstrap();
    ending.onApplicationShutdown();
    expect(health.report().probes).toEqual({});
  });
});
