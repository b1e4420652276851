import {
  EVENTS,
  type OrganisationRef,
  RECIPIENT_PARTITIONS,
  replayTopic,
  rosterTopic,
  shareTopic,
  SUBJECT_PARTITIONS,
} from '@iom/event-log';
import type { TopicPartition } from './log-cut.js';

/** Every partition in which something that an organisation was sent may lie. */
export function outboundPartitions(organisations: readonly OrganisationRef[]): TopicPartition[] {
  return organisations
    .flatMap(({ id }) => [shareTopic(id), replayTopic(id), rosterTopic(id)])
    .flatMap((topic) => numbered(topic, RECIPIENT_PARTITIONS));
}

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
