import { jest } from '@jest/globals';
import { feedWhileKilling } from '../e2e/support/kill-under-load.js';
import { TestBridge } from '../e2e/support/test-bridge.js';
import { leftAlone } from './support/left-alone.js';
import { outcomeOf } from './support/outcome.js';

const FEED = { seed: 'soak', events: 20_000 };
jest.setTimeout(3_600_000);

describe('fifty kills under load', () => {
  it('leave nothing lost, doubled or out of order, and a complete record', async () => {
    const undisturbed = await leftAlone(FEED);
    const bridge = await TestBridge.start();
    try {
      const killed = await feedWhileKilling(bridge, { ...FEED, kills: 50 });
      expect(killed).toHaveLength(50);
      expect(await outcomeOf(bridge)).toEqual(undisturbed);
      expect(JSON.parse((await bridge.get('ledger', '/completeness')).body)).toMatchObject({
        status: 'ok',
        findings: [],
      });
    } finally {
      await bridge.stop();
    }
  });
});
