import type { Chunk } from './chunk.js';
import type { EventLogClient } from './event-log-client.js';
import { type Packing, unpackRecord, valuesOf } from './packing.js';
import { openReaders } from './open-readers.js';
import type { PartitionReader } from './partition-reader.js';
import type { LogRecord } from './stage.js';
import type { TopicDeclaration } from './topics.js';

export interface TailOptions {
  readonly topic: TopicDeclaration;
  /** Needed for packed topics. */
  readonly packing: Packing;
  /** Default: the beginning. */
  readonly from?: 'beginning' | 'end' | undefined;
  /** Default: all of them. */
  readonly partition?: number | undefined;
  /** false: ends at what had been written when it began. */
  readonly follow: boolean;
  readonly signal?: AbortSignal | undefined;
}

const FETCH_WAIT_MS = 500;

interface Follower {
  readonly reader: PartitionReader;
  readonly end: number;
  readonly from: number;
}

/** The committed records of a topic, in order by partition, packed ones as their entries. */
export async function* tail(
  client: EventLogClient,
  options: TailOptions,
): AsyncGenerator<LogRecord> {
  const { topic, packing, signal } = options;
  const isAborted = (): boolean => signal?.aborted ?? false;
  const followers = await open(client, options);
  try {
    const pending = new Map(followers.map((f) => [f, readAhead(f, f.from, options)]));
    while (pending.size > 0 && !isAborted()) {
      const { follower, chunk } = await Promise.race(pending.values());
      pending.delete(follower);
      if (options.follow || chunk.next < follower.end) {
        pending.set(follower, readAhead(follower, chunk.next, options));
      }
      if (topic.packed) await packing.learn?.(valuesOf(chunk.records));
      for (const record of chunk.records) {
        if (!options.follow && record.offset >= follower.end) break;
        if (topic.packed) yield* unpackRecord(record, packing);
        else yield record;
        if (isAborted()) return;
      }
    }
  } finally {
    for (const { reader } of followers) reader.close();
  }
}

function readAhead(follower: Follower, from: number, { follow }: TailOptions) {
  const done = !follow && from >= follower.end;
  const nothing: Chunk = { records: [], next: from, stable: from };
  const fetching = done ? Promise.resolve(nothing) : follower.reader.fetch(from, FETCH_WAIT_MS);
  const ahead = fetching.then((chunk) => ({ follower, chunk }));
  ahead.catch(() => undefined); // reported when it is awaited
  return ahead;
}

async function open(
  client: EventLogClient,
  { topic, partition, from = 'beginning' }: TailOptions,
): Promise<Follower[]> {
  const partitions =
    partition === undefined ? Array.from({ length: topic.partitions }, (_, i) => i) : [partition];
  const opened = await openReaders(
    partitions.map((number) => ({ client, topic: topic.name, partition: number })),
  );
  try {
    return await Promise.all(
      opened.map(async ({ reader, start }) => {
        const end = await reader.end();
        return { reader, end, from: from === 'end' ? end : start };
      }),
    );
  } catch (error) {
    for (const { reader } of opened) reader.close();
    throw error;
  }
}
