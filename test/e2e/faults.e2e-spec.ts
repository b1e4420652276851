import { generateFeed } from '../../apps/iom/src/feed/index.js';
import { DEPLOYMENT } from './support/code-tables.js';
import { feedWhileKilling, type Killed } from './support/kill-under-load.js';
import { nominalsNow, sharedOrder } from './support/shared-order.js';
import { TestBridge } from './support/test-bridge.js';

const FEED = { seed: 'faults', events: 2_000 };

/** The same feed through an undisturbed bridge and through one whose apps are killed: nobody may be able to tell. */
describe('every app killed under load', () => {
  let undisturbed: { order: Awaited<ReturnType<typeof sharedOrder>>; nominals: unknown };
  let bridge: TestBridge;
  let killed: Killed[];

  beforeAll(async () => {
    const calm = await TestBridge.start();
    try {
      await calm.feed(generateFeed({ ...FEED, organisations: DEPLOYMENT.organisations }));
      undisturbed = { order: await sharedOrder(calm), nominals: await nominalsNow(calm) };
    } finally {
      await calm.stop();
    }
    bridge = await TestBridge.start();
    killed = await feedWhileKilling(bridge, { ...FEED, kills: 5 });
  });
  afterAll(() => bridge?.stop());

  it('was killed five times, each app once', () => {
    expect(new Set(killed.map(({ app }) => app)).size).toBe(5);
    expect(Object.keys(undisturbed.order).length).toBeGreaterThan(50);
  });

  it('shared every expected event exactly once, in order for each person', async () => {
    expect(await sharedOrder(bridge)).toEqual(undisturbed.order);
  });

  it('knows every nominal as it would have', async () => {
    expect(await nominalsNow(bridge)).toEqual(undisturbed.nominals);
  });

  it('left a complete record: each disclosure recorded once, each event decided once', async () => {
    const { body } = await bridge.get('ledger', '/completeness');
    expect(JSON.parse(body)).toMatchObject({ status: 'ok', findings: [] });
  });

  it('lets a standby of the register join without a pause, and take over when its owner is killed', async () => {
    const [owner] = bridge.bridge.apps.instances('register');
    const standby = await bridge.bridge.apps.startInstance('register');
    expect(await assigned(bridge, owner?.url)).toBe(1);
    expect(await assigned(bridge, standby.url)).toBe(0);

    await owner?.kill();
    const before = (await bridge.records('iom.events')).length;
    await bridge.feed(
      generateFeed({ seed: 'after', events: 400, organisations: DEPLOYMENT.organisations }),
    );

    expect((await bridge.records('iom.events')).length).toBeGreaterThan(before);
    expect(await assigned(bridge, standby.url)).toBe(1);
  });
});

/** How many partitions an instance holds, by its own figures. */
async function assigned(_bridge: TestBridge, url: string | undefined): Promise<number> {
  const metrics = await (await fetch(`${url}/metrics`)).text();
  return Number(/^iom_stage_partitions(?:\{[^}]*\})? (\d+)/m.exec(metrics)?.[1] ?? Number.NaN);
}
