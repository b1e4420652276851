import { DISCLOSURES, tail } from '@iom/event-log';
import type { Bridge } from '../../../apps/iom/src/sandbox/bridge.js';

/** Notes when decisions become visible to readers, from its beginning on. */
export class DecisionWatch {
  private readonly arrivals: number[] = [];
  private readonly ending = new AbortController();
  private readonly following: Promise<void>;

  constructor(bridge: Bridge) {
    this.following = this.follow(bridge);
    this.following.catch(() => undefined); // reported by `end`
  }

  /** The longest time in milliseconds without a new decision, between `from` and the last one before `to`. */
  longestPause(from: number, to: number): number {
    const within = this.arrivals.filter((at) => at > from && at < to);
    const gaps = within.map((at, i) => at - (within[i - 1] ?? from));
    return Math.max(0, ...gaps);
  }

  async end(): Promise<void> {
    this.ending.abort();
    await this.following;
  }

  private async follow({ client, packing, topics }: Bridge): Promise<void> {
    const topic = topics.find(({ name }) => name === DISCLOSURES);
    if (topic === undefined) throw new Error(`${DISCLOSURES} is not declared`);
    const { signal } = this.ending;
    for await (const _ of tail(client, { topic, packing, follow: true, signal })) {
      this.arrivals.push(Date.now());
    }
  }
}
