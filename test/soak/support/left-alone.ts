import { generateFeed } from '../../../apps/iom/src/feed/index.js';
import { DEPLOYMENT } from '../../e2e/support/code-tables.js';
import { TestBridge } from '../../e2e/support/test-bridge.js';
import { outcomeOf } from './outcome.js';

/** What a bridge makes of a feed when nothing happens to it. */
export async function leftAlone(feed: { readonly seed: string; readonly events: number }) {
  const bridge = await TestBridge.start();
  try {
    await bridge.feed(generateFeed({ ...feed, organisations: DEPLOYMENT.organisations }));
    return await outcomeOf(bridge);
  } finally {
    await bridge.stop();
  }
}
