import { type Codec, decodeRecorded } from '@iom/codec';
import type { Recorded } from '@iom/domain';
import { type EventLogClient, PartitionReader } from '@iom/event-log';

/** An event and where it stands. */
export interface EventPlace {
  readonly eventId: string;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

const FETCH_BYTES = 65_536;
const FETCH_WAIT_MS = 200;

/** The events that stand at these places, by id. One that has been erased, or is another there, is left out. */
export async function readEvents(
  client: EventLogClient,
  codec: Codec,
  places: readonly EventPlace[],
): Promise<ReadonlyMap<string, Recorded>> {
  const byPartition = Map.groupBy(places, ({ topic, partition }) => `${topic}/${partition}`);
  const events = new Map<string, Recorded>();
  for (const ofPartition of byPartition.values()) {
    for (const event of await readPartition(client, codec, ofPartition)) {
      events.set(event.meta.eventId, event);
    }
  }
  return events;
}

async function readPartition(
  client: EventLogClient,
  codec: Codec,
  places: readonly EventPlace[],
): Promise<readonly Recorded[]> {
  const [first] = places;
  if (first === undefined) return [];
  const { topic, partition } = first;
  const reader = await PartitionReader.open({ client, topic, partition, maxBytes: FETCH_BYTES });
  try {
    const [start, end] = [await reader.start(), await reader.end()];
    const wanted = new Map(places.map(({ offset, eventId }) => [offset, eventId]));
    const offsets = [...wanted.keys()].toSorted((a, b) => a - b);
    const events: Recorded[] = [];
    let next = start;
    for (const offset of offsets) {
      if (offset < next || offset >= end) continue; // read already, or not in the log
      const chunk = await reader.fetch(offset, FETCH_WAIT_MS);
      next = Math.max(chunk.next, offset + 1);
      const values = chunk.records.filter((record) => wanted.has(record.offset));
      await codec.learn(values.map(({ value }) => value));
      for (const record of values) {
        if (record.value === null) continue;
        const event = decodeRecorded(codec, record.value);
        if (event.meta.eventId === wanted.get(record.offset)) events.push(event);
      }
    }
    return events;
  } finally {
    reader.close();
  }
}
