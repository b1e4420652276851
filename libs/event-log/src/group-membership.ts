import type { Consumer } from 'kafkajs';
import type { EventLogClient } from './event-log-client.js';
import { type Holdings, stickyAssigner } from './sticky-assigner.js';

export interface GroupMembershipOptions {
  readonly client: EventLogClient;
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly spread: boolean;
  readonly sessionTimeoutMs: number;
  /** For each partition number that is this member's now: the topics that have it. */
  readonly onAssigned: (slots: ReadonlyMap<number, readonly string[]>) => void;
  readonly onFatal: (error: unknown) => void;
}

/** How often the idle consumer looks whether a heartbeat is due; a rebalance is noticed no later than this plus a heartbeat. */
const POLL_MS = 100;

/**
 * Takes part in a consumer group for its assignments only. The consumer is paused before its first fetch, so heartbeats
 * never wait for work, an idle partition is assigned like a busy one, and no failure of a batch reaches the membership.
 */
export class GroupMembership {
  private readonly consumer: Consumer;
  private readonly holdings: Holdings = { claim: undefined };
  private readonly waiting: (() => void)[] = [];
  private member = false;

  constructor(private readonly options: GroupMembershipOptions) {
    const { client, groupId, sessionTimeoutMs } = options;
    this.consumer = client.kafka.consumer({
      groupId,
      sessionTimeout: sessionTimeoutMs,
      rebalanceTimeout: sessionTimeoutMs,
      heartbeatInterval: Math.round(sessionTimeoutMs / 8),
      maxWaitTimeInMs: POLL_MS,
      allowAutoTopicCreation: false,
      partitionAssigners: [stickyAssigner(options, this.holdings)],
    });
    this.listen();
  }

  /** Whether the group counts this instance in, with something to do or as a standby. */
  get joined(): boolean {
    return this.member;
  }

  async join(): Promise<void> {
    await this.consumer.connect();
    await this.consumer.subscribe({ topics: [...this.options.topics], fromBeginning: true });
    await this.consumer.run({
      autoCommit: false,
      eachBatch: () => Promise.reject(new Error('A paused consumer was given a batch')),
    });
  }

  /** Resolves once the group has confirmed this member after the call. */
  confirmed(): Promise<void> {
    return new Promise((resolve) => this.waiting.push(resolve));
  }

  async leave(): Promise<void> {
    await this.consumer.disconnect();
    this.member = false;
    this.confirm();
  }

  private listen(): void {
    const { consumer, options } = this;
    consumer.on(consumer.events.GROUP_JOIN, ({ payload }) => {
      // Runs before the first fetch of this assignment: events are emitted synchronously.
      consumer.pause(options.topics.map((topic) => ({ topic })));
      const held = Object.entries(payload.memberAssignment).flatMap(([topic, slots]) =>
        slots.map((slot) => ({ topic, slot })),
      );
      const bySlot = Map.groupBy(held, ({ slot }) => slot);
      const slots = new Map(
        [...bySlot].map(([slot, of]) => [slot, of.map(({ topic }) => topic)] as const),
      );
      this.holdings.claim = { memberId: payload.memberId, slots: [...slots.keys()] };
      this.member = true;
      options.onAssigned(slots);
      this.confirm();
    });
    consumer.on(consumer.events.HEARTBEAT, () => this.confirm());
    consumer.on(consumer.events.CRASH, ({ payload }) => {
      this.member = false;
      if (!payload.restart) options.onFatal(payload.error);
    });
  }

  private confirm(): void {
    for (const resolve of this.waiting.splice(0)) resolve();
  }
}
