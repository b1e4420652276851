import type { OutgoingRecord } from '@iom/event-log';
import type { FeedStep } from './generate-feed.js';

/** What a feed is sent with: an `EventLogProducer` is one. */
export interface StepProducer {
  send(records: readonly OutgoingRecord[]): Promise<void>;
}

/** Sends a whole step and resolves when all of it is acknowledged; that it has had its effect is the caller's to wait for. */
export async function sendStep(producer: StepProducer, { records }: FeedStep): Promise<void> {
  await producer.send(records);
}
