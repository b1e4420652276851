import { jest } from '@jest/globals';
import { feedWhileKilling } from '../e2e/support/kill-under-load.js';
import { nominalsNow, sharedOrder } from '../e2e/support/shared-order.js';
import { TestBridge } from '../e2e/support/test-bridge.js';
import { leftAlone } from './support/left-alone.js';

const FEED = { seed: 'soak', events: 20_000 };
jest.setTimeout(3_600_000);

describe('fifty kills under load', () => {
  it('leave nothing lost, doubled or out of order, and a complete record', async () => {
    const { order, nominals } = await leftAlone(FEED);
    const bridge = await TestBridge.start();
    try {
      const killed = await feedWhileKilling(bridge, { ...FEED, kills: 50 });
      expect(killed).toHaveLength(50);
      expect(await sharedOrder(bridge)).toEqual(order);
      expect(await nominalsNow(bridge)).toEqual(nominals);
      expect(JSON.parse((await bridge.get('ledger', '/completeness')).body)).toMatchObject({
        status: 'ok',
        findings: [],
      });
    } finally {
      await bridge.stop();
    }
  });
});
