import { until } from '@iom/testing';
import { type FeedStep, generateFeed } from '../../../apps/iom/src/feed/index.js';
import type { BrokerNode } from '../../../apps/iom/src/sandbox/parts/kafka-node.js';
import { DEPLOYMENT } from '../../e2e/support/code-tables.js';
import { seeded } from '../../e2e/support/kill-under-load.js';
import type { TestBridge } from '../../e2e/support/test-bridge.js';
import { DecisionWatch } from './decision-watch.js';

/** One broker that was killed, and missing until everything sent in the meantime had gone through. */
export interface Absence {
  readonly broker: number;
  readonly afterRecords: number;
  readonly missingMs: number;
  /** The longest time without a decision from the kill on. */
  readonly pausedMs: number;
}

const PORTION = 100;

/**
 * Feeds a bridge and, meanwhile, kills brokers with SIGKILL at seeded moments, a seeded one each time. The step that was
 * being fed has to go through without it; then it comes back, under the load of the next. Resolves when everything is
 * through and every broker has every record again.
 */
export async function feedWhileBrokersGo(
  bridge: TestBridge,
  given: { readonly seed: string; readonly events: number; readonly kills: number },
): Promise<Absence[]> {
  const random = seeded(given.kills * 104_729);
  const moments = Array.from({ length: given.kills }, () => random.next().value * given.events);
  const due = moments.toSorted((a, b) => a - b);
  const watch = new DecisionWatch(bridge.bridge);
  const absences: Absence[] = [];
  let missing:
    { readonly node: BrokerNode; readonly since: number; readonly after: number } | undefined;
  let returning: Promise<void> = Promise.resolve();
  let sent = 0;

  const killOne = async (): Promise<void> => {
    await returning;
    await allInSync(bridge);
    const node = oneOf(bridge.bridge.parts.brokerNodes, random.next().value);
    missing = { node, since: Date.now(), after: sent };
    await node.kill();
  };
  const settle = async (): Promise<void> => {
    await bridge.settled();
    if (missing === undefined) return;
    const { node, since, after } = missing;
    missing = undefined;
    absences.push({
      broker: node.id,
      afterRecords: after,
      missingMs: Date.now() - since,
      pausedMs: watch.longestPause(since, Date.now()),
    });
    returning = node.start();
  };

  for (const { records } of generateFeed({ ...given, organisations: DEPLOYMENT.organisations })) {
    for (const portion of portionsOf(records)) {
      await bridge.send(portion);
      sent += portion.length;
      if (missing === undefined && (due[0] ?? Infinity) <= sent) {
        due.shift();
        await killOne();
      }
    }
    await settle();
  }
  await returning;
  await allInSync(bridge);
  await watch.end();
  return absences;
}

function* portionsOf(records: FeedStep['records']): Iterable<FeedStep['records']> {
  for (let at = 0; at < records.length; at += PORTION) yield records.slice(at, at + PORTION);
}

function oneOf<T>(all: readonly T[], random: number): T {
  const one = all[Math.floor(random * all.length)];
  if (one === undefined) throw new Error('There is nothing to choose from');
  return one;
}

/** Every partition, Kafka's own included, is whole on every broker: one more may go. */
async function allInSync(bridge: TestBridge): Promise<void> {
  const brokers = bridge.bridge.parts.brokerNodes.length;
  const admin = bridge.bridge.client.kafka.admin();
  await admin.connect();
  try {
    await until(
      'every partition to be in sync on every broker',
      async () => {
        const { topics } = await admin.fetchTopicMetadata();
        return topics.every(({ partitions }) =>
          partitions.every(({ isr }) => isr.length === brokers),
        );
      },
      120_000,
    );
  } finally {
    await admin.disconnect();
  }
}
