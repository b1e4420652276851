import type { EventLogClient } from './event-log-client.js';
import { PartitionReader } from './partition-reader.js';
import type { TopicDeclaration } from './topics.js';

/** A partition of which a group has still something to read. */
export interface UnreadPartition {
  readonly topic: string;
  readonly partition: number;
  /** Where the group stands; -1: it has committed nothing yet. Grows with its progress. */
  readonly committed: number;
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
  const behind = await behindTheEnd(client, groupId, topics);
  const unread = await Promise.all(
    behind.map(async (at) => ((await hasRecords(client, at)) ? [at] : [])),
  );
  return unread.flat();
}

async function behindTheEnd(
  client: EventLogClient,
  groupId: string,
  topics: readonly TopicDeclaration[],
): Promise<UnreadPartition[]> {
  const admin = client.kafka.admin();
  await admin.connect();
  try {
    const found = await admin.fetchOffsets({ groupId, topics: topics.map(({ name }) => name) });
    const committed = new Map(
      found.flatMap(({ topic, partitions }) =>
        partitions.map(({ partition, offset }) => [`${topic}/${partition}`, Number(offset)]),
      ),
    );
    const ends = await Promise.all(
      topics.map(async ({ name }) =>
        (await admin.fetchTopicOffsets(name)).map(({ partition, high }) => ({
          topic: name,
          partition,
          committed: committed.get(`${name}/${partition}`) ?? -1,
          end: Number(high),
        })),
      ),
    );
    return ends.flat().filter((at) => Math.max(at.committed, 0) < at.end);
  } finally {
    await admin.disconnect();
  }
}

async function hasRecords(
  client: EventLogClient,
  { topic, partition, committed }: UnreadPartition,
): Promise<boolean> {
  const reader = await PartitionReader.open({ client, topic, partition });
  try {
    const end = await reader.end();
    let at = committed < 0 ? await reader.start() : committed;
    while (at < end) {
      const { records, next } = await reader.fetch(at, 100);
      if (records.length > 0) return true;
      // Something was written and nothing of it is decided: an open transaction is a record to come.
      if (next === at) return true;
      at = next;
    }
    return false;
  } finally {
    reader.close();
  }
}
