import type { EventLogClient } from './event-log-client.js';
import { patiently } from './patience.js';

export interface CommittedOffsetsOptions {
  readonly client: EventLogClient;
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly partition: number;
}

/** The group's next offset in this partition of each topic; nothing for a topic it has committed nothing of. */
export async function committedOffsets(
  options: CommittedOffsetsOptions,
): Promise<ReadonlyMap<string, number>> {
  const admin = options.client.kafka.admin();
  await admin.connect();
  try {
    const { groupId, topics } = options;
    // Also while the group's coordinator is new or moves.
    const found = await patiently(() => admin.fetchOffsets({ groupId, topics: [...topics] }), {
      what: `to find where ${groupId} stands`,
    });
    const mine = found.map(({ topic, partitions }) => {
      const own = partitions.find(({ partition }) => partition === options.partition);
      return [topic, Number(own?.offset ?? -1)] as const;
    });
    return new Map(mine.filter(([, offset]) => offset >= 0));
  } finally {
    admin.disconnect().catch(() => undefined);
  }
}
