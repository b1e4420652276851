import { setTimeout as pause } from 'node:timers/promises';
import type { Admin } from 'kafkajs';
import type { EventLogClient } from './event-log-client.js';

export interface CommittedOffsetsOptions {
  readonly client: EventLogClient;
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly partition: number;
}

/** What a broker says of a group while its coordinator is new or moves; kafkajs does not ask again. */
const NOT_YET = new Set([
  'NOT_COORDINATOR_FOR_GROUP',
  'GROUP_COORDINATOR_NOT_AVAILABLE',
  'GROUP_LOAD_IN_PROGRESS',
]);
const ATTEMPTS = 50;
const RETRY_PAUSE_MS = 100;

/** The group's next offset in this partition of each topic; nothing for a topic it has committed nothing of. */
export async function committedOffsets(
  options: CommittedOffsetsOptions,
): Promise<ReadonlyMap<string, number>> {
  const admin = options.client.kafka.admin();
  await admin.connect();
  try {
    const found = await fetchOffsets(admin, options);
    const mine = found.map(({ topic, partitions }) => {
      const own = partitions.find(({ partition }) => partition === options.partition);
      return [topic, Number(own?.offset ?? -1)] as const;
    });
    return new Map(mine.filter(([, offset]) => offset >= 0));
  } finally {
    admin.disconnect().catch(() => undefined);
  }
}

async function fetchOffsets(admin: Admin, { groupId, topics }: CommittedOffsetsOptions) {
  for (let attempt = 1; ; attempt++) {
    try {
      return await admin.fetchOffsets({ groupId, topics: [...topics] });
    } catch (error) {
      const { type } = error as { type?: unknown };
      if (!NOT_YET.has(String(type)) || attempt === ATTEMPTS) throw error;
      await pause(RETRY_PAUSE_MS);
    }
  }
}
