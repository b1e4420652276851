import type { EventLogClient } from './event-log-client.js';
import { PartitionReader } from './partition-reader.js';
import type { TopicDeclaration } from './topics.js';

/** What a group still has to read of one partition. */
export interface UnreadPartition {
  readonly topic: string;
  readonly partition: number;
}

/**
 * The partitions of these topics that hold committed records which the group has not committed yet. Markers of
 * transactions do not count: nobody commits behind the last of them.
 */
export async function unreadBy(
  client: EventLogClient,
  groupId: string,
  topics: readonly TopicDeclaration[],
): Promise<UnreadPartition[]> {
  const committed = await committedOffsets(client, groupId, topics);
  const partitions = topics.flatMap(({ name, partitions: count }) =>
    Array.from({ length: count }, (_, partition) => ({ topic: name, partition })),
  );
  const unread = await Promise.all(
    partitions.map(async (at) =>
      (await hasRecords(client, at, committed.get(`${at.topic}/${at.partition}`))) ? [at] : [],
    ),
  );
  return unread.flat();
}

async function committedOffsets(
  client: EventLogClient,
  groupId: string,
  topics: readonly TopicDeclaration[],
): Promise<ReadonlyMap<string, number>> {
  const admin = client.kafka.admin();
  await admin.connect();
  try {
    const found = await admin.fetchOffsets({ groupId, topics: topics.map(({ name }) => name) });
    const offsets = found.flatMap(({ topic, partitions }) =>
      partitions.map(({ partition, offset }) => [`${topic}/${partition}`, Number(offset)] as const),
    );
    return new Map(offsets.filter(([, offset]) => offset >= 0));
  } finally {
    await admin.disconnect();
  }
}

async function hasRecords(
  client: EventLogClient,
  { topic, partition }: UnreadPartition,
  committed: number | undefined,
): Promise<boolean> {
  const reader = await PartitionReader.open({ client, topic, partition });
  try {
    const end = await reader.end();
    let at = committed ?? (await reader.start());
    while (at < end) {
      const { records, next } = await reader.fetch(at, 100);
      if (records.length > 0) return true;
      // Nothing decided to read yet although something was written: an open transaction is somebody's record to come.
      if (next === at) return true;
      at = next;
    }
    return false;
  } finally {
    reader.close();
  }
}
