import type { EventLogClient } from './event-log-client.js';
import { OwnAdmin } from './own-admin.js';
import { PartitionReader } from './partition-reader.js';
import { patiently } from './patience.js';
import type { TopicDeclaration } from './topics.js';

/** A partition of which a group has still something to read. */
export interface UnreadPartition {
  readonly topic: string;
  readonly partition: number;
  /** Where the group stands; -1: it has committed nothing yet. Grows with its progress. */
  readonly committed: number;
}

/** Watches how far consumer groups have read: for feeds that must know when what they sent has gone through. */
export class GroupProgress {
  private readonly readers = new Map<string, Promise<PartitionReader>>();

  private constructor(
    private readonly client: EventLogClient,
    private admin: OwnAdmin,
  ) {}

  static async open(client: EventLogClient): Promise<GroupProgress> {
    return new GroupProgress(client, await OwnAdmin.connect(client));
  }

  /**
   * The partitions of these topics that hold committed records which the group has not committed yet. Markers of
   * transactions do not count: nobody commits behind the last of them.
   */
  async unread(groupId: string, topics: readonly TopicDeclaration[]): Promise<UnreadPartition[]> {
    const behind = await patiently(() => this.behindTheEnd(groupId, topics), {
      what: `to find where ${groupId} stands`,
      prepare: () => this.askAnew(),
    });
    const unread = await Promise.all(
      behind.map(async (at) => ((await this.hasRecords(at)) ? [at] : [])),
    );
    return unread.flat();
  }

  async close(): Promise<void> {
    for (const opened of await Promise.allSettled(this.readers.values())) {
      if (opened.status === 'fulfilled') opened.value.close();
    }
    await this.admin.close();
  }

  /** An admin goes on asking the leaders it knows, although others lead now. */
  private async askAnew(): Promise<void> {
    const stale = this.admin;
    this.admin = await OwnAdmin.connect(this.client);
    void stale.close();
  }

  private async behindTheEnd(
    groupId: string,
    topics: readonly TopicDeclaration[],
  ): Promise<UnreadPartition[]> {
    const names = topics.map(({ name }) => name);
    const { admin } = this.admin;
    const [found, ends] = await Promise.all([
      admin.fetchOffsets({ groupId, topics: names }),
      Promise.all(names.map((name) => admin.fetchTopicOffsets(name))),
    ]);
    const committed = new Map(
      found.flatMap(({ topic, partitions }) =>
        partitions.map(({ partition, offset }) => [`${topic}/${partition}`, Number(offset)]),
      ),
    );
    return names
      .flatMap((topic, i) =>
        (ends[i] ?? []).map(({ partition, high }) => ({
          topic,
          partition,
          committed: committed.get(`${topic}/${partition}`) ?? -1,
          end: Number(high),
        })),
      )
      .filter((at) => Math.max(at.committed, 0) < at.end);
  }

  private async hasRecords({ topic, partition, committed }: UnreadPartition): Promise<boolean> {
    const reader = await this.reader(topic, partition);
    const end = await reader.end();
    let at = committed < 0 ? await reader.start() : committed;
    while (at < end) {
      const { records, next } = await reader.fetch(at, 0);
      // Something was written and nothing of it is decided: an open transaction is a record to come.
      if (records.length > 0 || next === at) return true;
      at = next;
    }
    return false;
  }

  private reader(topic: string, partition: number): Promise<PartitionReader> {
    const id = `${topic}/${partition}`;
    const reader =
      this.readers.get(id) ?? PartitionReader.open({ client: this.client, topic, partition });
    this.readers.set(id, reader);
    reader.catch(() => this.readers.delete(id)); // the next call tries again
    return reader;
  }
}
