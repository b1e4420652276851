import { jest } from '@jest/globals';
import { TestBridge } from '../e2e/support/test-bridge.js';
import { feedWhileBrokersGo } from './support/feed-while-brokers-go.js';
import { leftAlone } from './support/left-alone.js';
import { outcomeOf } from './support/outcome.js';

const FEED = { seed: 'brokers', events: 3_000 };
const KILLS = 3;
/**
 * A broker is missed after 6 s. A stage whose group it looked after is only then counted in again, when nobody has heard of its
 * former self for another 6 s; and what was under way takes up to 5 s more.
 */
const LONGEST_PAUSE_MS = 30_000;
jest.setTimeout(1_800_000);

/** The same feed through a bridge on one broker that is left alone, and through one on three of which one keeps being killed. */
describe('one of three brokers killed under load, again and again', () => {
  it('leaves nothing lost, doubled or out of order, and a complete record', async () => {
    const undisturbed = await leftAlone(FEED);
    const bridge = await TestBridge.start({}, 3);
    try {
      const absences = await feedWhileBrokersGo(bridge, { ...FEED, kills: KILLS });
      console.table(absences);
      expect(absences).toHaveLength(KILLS);
      expect(new Set(absences.map(({ broker }) => broker)).size).toBeGreaterThan(1);
      expect(await outcomeOf(bridge)).toEqual(undisturbed);
      expect(JSON.parse((await bridge.get('ledger', '/completeness')).body)).toMatchObject({
        status: 'ok',
        findings: [],
      });
      for (const { pausedMs } of absences) expect(pausedMs).toBeLessThan(LONGEST_PAUSE_MS);
    } finally {
      await bridge.stop();
    }
  });
});
