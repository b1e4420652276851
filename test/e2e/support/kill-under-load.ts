import { until } from '@iom/testing';
import { generateFeed } from '../../../apps/iom/src/feed/index.js';
import { APPS, type AppName } from '../../../apps/iom/src/sandbox/bridge.js';
import { DEPLOYMENT } from './code-tables.js';
import { TestBridge } from './test-bridge.js';

/** A small generator of its own, so that a failed run can be run again with the same moments. */
export function* seeded(seed: number): Generator<number, never> {
  for (let state = seed >>> 0; ;) {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    yield state / 2 ** 32;
  }
}

export interface Killed {
  readonly app: AppName;
  readonly afterRecords: number;
}

/**
 * Feeds a bridge and, meanwhile, kills its apps with SIGKILL at seeded moments, each app in turn; their supervisor starts
 * them again. Resolves when everything is through.
 */
export async function feedWhileKilling(
  bridge: TestBridge,
  given: { readonly seed: string; readonly events: number; readonly kills: number },
): Promise<Killed[]> {
  const random = seeded(given.kills * 7_919);
  const moments = Array.from({ length: given.kills }, () => random.next().value * given.events);
  const due = moments.toSorted((a, b) => a - b);
  const killed: Killed[] = [];
  let sent = 0;
  for (const { records } of generateFeed({ ...given, organisations: DEPLOYMENT.organisations })) {
    // In portions, so that a kill falls into the middle of what its app is doing.
    for (let at = 0; at < records.length; at += 100) {
      await bridge.send(records.slice(at, at + 100));
      sent += Math.min(100, records.length - at);
      while (due.length > 0 && (due[0] ?? Infinity) <= sent) {
        due.shift();
        const app = APPS[killed.length % APPS.length] as AppName;
        await kill(bridge, app);
        killed.push({ app, afterRecords: sent });
      }
    }
    await bridge.settled();
  }
  while (killed.length < given.kills) {
    const app = APPS[killed.length % APPS.length] as AppName;
    await kill(bridge, app);
    killed.push({ app, afterRecords: sent });
  }
  await bridge.settled();
  return killed;
}

/** As the machine would: without a word. An app that is just coming back is waited for first. */
async function kill(bridge: TestBridge, app: AppName): Promise<void> {
  const { apps } = bridge.bridge;
  await until(`${app} to run`, () => apps.pid(app) !== undefined);
  process.kill(apps.pid(app) as number, 'SIGKILL');
}
