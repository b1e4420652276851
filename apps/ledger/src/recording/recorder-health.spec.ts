import { MetricsRegistry } from '@iom/platform';
import type { RecorderFigures } from './recorder.js';
import { healthOf, showFigures } from './recorder-health.js';

const NOW = 1_000_000;
const figures = (given: Partial<RecorderFigures>): RecorderFigures => ({
  state: 'RECORDING',
  entries: 2,
  decisions: 3,
  leaves: 3,
  repeated: 1,
  lag: 0,
  lastCommitAt: NOW,
  lastProgressAt: NOW,
  ...given,
});

describe('the health of the record', () => {
  it.each<[string, Partial<RecorderFigures>, boolean, boolean]>([
    ['at the end of the log', {}, true, true],
    ['behind, and getting on', { lag: 9, lastProgressAt: NOW - 1_000 }, true, true],
    ['behind, and not getting on', { lag: 9, lastProgressAt: NOW - 11_000 }, false, true],
    ['behind, and stuck for a minute', { lag: 9, lastProgressAt: NOW - 61_000 }, false, false],
    ['begun, and nothing read yet', { lag: undefined }, false, true],
    ['standing by', { state: 'STANDBY', lag: undefined, lastProgressAt: NOW - 1e6 }, true, true],
    ['starting', { state: 'STARTING', lag: undefined, lastProgressAt: undefined }, false, true],
  ])('%s', (_, given, ready, live) => {
    expect(healthOf(figures(given), NOW)).toMatchObject({ ready, live });
  });

  it('shows what was written, how far it is behind and which instance records', async () => {
    const metrics = new MetricsRegistry();
    showFigures(metrics, () => figures({ lag: 4 }));
    const text = await metrics.text();
    expect(text).toContain('iom_ledger_rows_total{kind="decisions"} 3');
    expect(text).toContain('iom_ledger_rows_total{kind="findings"} 1');
    expect(text).toContain('iom_ledger_lag_records{topic="iom.disclosures"} 4');
    expect(text).toContain('iom_ledger_last_commit_seconds 1000');
    expect(text).toContain('iom_ledger_recording 1');
  });
});
