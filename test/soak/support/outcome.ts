import { nominalsNow, sharedOrder } from '../../e2e/support/shared-order.js';
import type { TestBridge } from '../../e2e/support/test-bridge.js';

/** What a feed has come to, which must be the same whatever happens to the bridge meanwhile. */
export async function outcomeOf(bridge: TestBridge) {
  return {
    /** A source that is read twice says everything twice here, and almost nowhere else: the register knows most of it again. */
    observations: (await bridge.records('iom.observed')).length,
    order: await sharedOrder(bridge),
    nominals: await nominalsNow(bridge),
  };
}
