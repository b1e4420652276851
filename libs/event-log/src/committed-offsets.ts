import type { AnsweredOffsets } from 'kafkajs/src/cluster/index.js';
import type { EventLogClient } from './event-log-client.js';
import { OwnCluster } from './own-cluster.js';
import { patiently } from './patience.js';
import { StageError } from './stage.error.js';

export interface CommittedOffsetsOptions {
  readonly client: EventLogClient;
  readonly groupId: string;
  readonly topics: readonly string[];
  readonly partition: number;
}

const GROUP = 0;
/** The patience is our own: kafkajs's retries inside it would only prolong each attempt. */
const RETRY = { initialRetryTime: 50, maxRetryTime: 200, retries: 3 };

/**
 * The group's next offset in this partition of each topic; nothing for a topic it has committed nothing of. kafkajs's admin asks
 * for the partitions it knows, and while brokers come and go it may for a moment know none of a topic: the stage would take that
 * for a beginning and read everything again. Here the coordinator is asked for the partition by its number.
 */
export async function committedOffsets(
  options: CommittedOffsetsOptions,
): Promise<ReadonlyMap<string, number>> {
  const { client, groupId, topics, partition } = options;
  const cluster = new OwnCluster(client, RETRY);
  const asked = topics.map((topic) => ({ topic, partitions: [{ partition }] }));
  try {
    // Also while the group's coordinator is new or moves.
    const { responses } = await patiently(
      async () => {
        await cluster.meet();
        const of = { groupId, coordinatorType: GROUP } as const;
        const coordinator = await cluster.findGroupCoordinator(of);
        return coordinator.offsetFetch({ groupId, topics: asked });
      },
      {
        what: `to find where ${groupId} stands`,
        prepare: () => cluster.refreshMetadata(),
      },
    );
    return offsetsIn(responses, options);
  } finally {
    void cluster.close();
  }
}

/** What has been answered for each topic. -1 says that nothing is committed; no answer at all says nothing, and throws. */
export function offsetsIn(
  answered: readonly AnsweredOffsets[],
  { groupId, topics, partition }: Pick<CommittedOffsetsOptions, 'groupId' | 'topics' | 'partition'>,
): ReadonlyMap<string, number> {
  const offsets = topics.map((topic) => {
    const own = answered
      .find((each) => each.topic === topic)
      ?.partitions.find((each) => each.partition === partition);
    if (!own) throw new StageError(`No answer where ${groupId} stands in ${topic}/${partition}`);
    return [topic, Number(own.offset)] as const;
  });
  return new Map(offsets.filter(([, offset]) => offset >= 0));
}
