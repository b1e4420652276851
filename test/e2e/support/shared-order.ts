import type { TestBridge } from './test-bridge.js';
import { DEPLOYMENT } from './code-tables.js';

/**
 * For each recipient and person, what each sender said in the order in which it came. Two senders have no common order: when
 * both speak of a person in one step of a feed, either may be first.
 */
export async function sharedOrder(bridge: TestBridge): Promise<Readonly<Record<string, string[]>>> {
  const order: Record<string, string[]> = {};
  for (const { id } of DEPLOYMENT.organisations) {
    for (const { key, headers } of await bridge.received(id)) {
      (order[`${id} ${key} ${headers['ce_source']}`] ??= []).push(
        `${headers['ce_type']} ${headers['ce_id']}`,
      );
    }
  }
  return order;
}

/** What each recipient received, by the event's name for it; more than once is more than once. */
export async function sharedIds(bridge: TestBridge): Promise<Readonly<Record<string, string[]>>> {
  const ids: Record<string, string[]> = {};
  for (const { id } of DEPLOYMENT.organisations) {
    ids[id] = (await bridge.received(id)).map(({ headers }) => String(headers['ce_id'])).toSorted();
  }
  return ids;
}

/** Each nominal as the register knows them now, but for when it learnt it. */
export async function nominalsNow(bridge: TestBridge): Promise<Readonly<Record<string, unknown>>> {
  const nominals: Record<string, unknown> = {};
  for (const { key, value } of await bridge.records('iom.nominals')) {
    if (value === null) continue;
    nominals[String(key)] = bridge.bridge.codec.decode<{ standing: unknown }>(value).value.standing;
  }
  return nominals;
}
