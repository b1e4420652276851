import {
  EVENTS,
  type OrganisationRef,
  RECIPIENT_PARTITIONS,
  replayTopic,
  rosterTopic,
  shareTopic,
  SUBJECT_PARTITIONS,
  topicDeclarations,
} from '@iom/event-log';
import type { TopicPartition } from './log-cut.js';

/** Every partition in which something that an organisation was sent may lie. */
export function outboundPartitions(organisations: readonly OrganisationRef[]): TopicPartition[] {
  return organisations
    .flatMap(({ id }) => [shareTopic(id), replayTopic(id), rosterTopic(id)])
    .flatMap((topic) => numbered(topic, RECIPIENT_PARTITIONS));
}

/**
 * By outbound topic, the instant (epoch milliseconds) since which all of it must still be there. It follows from what is
 * declared and not from what is found: a partition that was emptied says nothing about what it should hold.
 */
export function keptSince(
  organisations: readonly OrganisationRef[],
  now: number,
): ReadonlyMap<string, number> {
  const outbound = new Set(outboundPartitions(organisations).map(({ topic }) => topic));
  return new Map(
    topicDeclarations(organisations)
      .filter(({ name }) => outbound.has(name))
      .map(({ name, config }) => {
        const retentionMs = Number(config['retention.ms']);
        return [name, retentionMs < 0 ? 0 : now - retentionMs + SLACK_MS];
      }),
  );
}

/** Clocks differ, and a check takes its time: what is this near its end may be gone while it is looked for. */
const SLACK_MS = 60 * 60 * 1_000;

/** Every partition of the event store. */
export function eventPartitions(): TopicPartition[] {
  return numbered(EVENTS, SUBJECT_PARTITIONS);
}

/** Of a roster only the last row of each person is kept. */
export function isCompacted(topic: string): boolean {
  return topic.startsWith('roster.');
}

function numbered(topic: string, partitions: number): TopicPartition[] {
  return Array.from({ length: partitions }, (_, partition) => ({ topic, partition }));
}
