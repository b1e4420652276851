import { type EventLogClient, type LogRecord, PartitionReader } from '@iom/event-log';

export interface TopicPartition {
  readonly topic: string;
  readonly partition: number;
}

/** One partition, open for reading. */
export interface OpenPartition extends TopicPartition {
  readonly reader: PartitionReader;
  readonly start: number;
}

const FETCH_WAIT_MS = 200;

/** Opens partitions for reading, all of them or none. */
export async function openPartitions(
  client: EventLogClient,
  partitions: readonly TopicPartition[],
): Promise<readonly OpenPartition[]> {
  const opened = await Promise.allSettled(
    partitions.map(async ({ topic, partition }) => {
      const reader = await PartitionReader.open({ client, topic, partition });
      try {
        return { topic, partition, reader, start: await reader.start() };
      } catch (error) {
        reader.close();
        throw error;
      }
    }),
  );
  const open = opened.flatMap((result) => (result.status === 'fulfilled' ? [result.value] : []));
  const failed = opened.find((result) => result.status === 'rejected');
  if (failed === undefined) return open;
  for (const { reader } of open) reader.close();
  throw failed.reason;
}

/** Where each partition ends now, decided or not. */
export function endsOf(partitions: readonly OpenPartition[]): Promise<readonly number[]> {
  return Promise.all(partitions.map(({ reader }) => reader.end()));
}

/** Resolves when every transaction that had written below these ends has been decided. */
export async function settled(
  partitions: readonly OpenPartition[],
  ends: readonly number[],
): Promise<void> {
  await Promise.all(
    partitions.map(async ({ reader, start }, i) => {
      const end = ends[i] ?? start;
      if (end === start) return;
      let stable = 0;
      // At the last offset: it costs one record, and its answer says how far everything is decided.
      while (stable < end) ({ stable } = await reader.fetch(end - 1, FETCH_WAIT_MS));
    }),
  );
}

/** The committed records of a partition below `end`, oldest first; waits for what is undecided. */
export async function* committedBelow(
  { reader, start }: OpenPartition,
  end: number,
): AsyncGenerator<readonly LogRecord[]> {
  for (let at = start; at < end;) {
    const { records, next } = await reader.fetch(at, FETCH_WAIT_MS);
    at = next;
    const below = records.filter(({ offset }) => offset < end);
    if (below.length > 0) yield below;
  }
}
