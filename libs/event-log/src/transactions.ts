import { setTimeout as pause } from 'node:timers/promises';
import type { Kafka, PartitionOffset, Producer, Transaction } from 'kafkajs';
import { sendBatches, toKafkaBatch } from './send-batches.js';
import type { OutgoingRecord } from './stage.js';
import { assertWrittenOnce } from './written-once.js';

const CONCURRENT_TRANSACTIONS = 51;

/**
 * No send is tried twice. kafkajs begins again as soon as one of several brokers fails, while requests to others are still
 * under way: it writes again what they are writing, in the same transaction, as new records. It also takes a partition for
 * done when its new leader has already answered for others.
 */
const NEVER_AGAIN = { retries: 0 };

/** The first request of a transaction is refused while the brokers still finish the one before, for milliseconds. */
const OFFSET_ATTEMPTS = 200;
const OFFSET_PAUSE_MS = 5;

/** Connects a producer of this transactional id, which fences the last one that had it and ends its transaction. */
export async function fence(
  kafka: Kafka,
  transactionalId: string,
  transactionTimeoutMs: number,
): Promise<Producer> {
  const producer = kafka.producer({
    transactionalId,
    transactionTimeout: transactionTimeoutMs,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    retry: NEVER_AGAIN,
    createPartitioner:
      () =>
      ({ message }) =>
        Number(message.partition),
  });
  try {
    await producer.connect();
    const empty = await producer.transaction(); // connect() alone does not initialise the id
    await empty.abort();
    return producer;
  } catch (error) {
    discard(producer);
    throw error;
  }
}

/** Does not wait: requests of a broken producer may stay open for long. An open transaction is left to the next fence. */
export function discard(producer: Producer): void {
  producer.disconnect().catch(() => undefined);
}

/** Throws when not all of it was written, or not once: the transaction is to be given up. */
export async function send(
  transaction: Transaction,
  records: Iterable<OutgoingRecord>,
): Promise<void> {
  for (const batch of sendBatches(records)) {
    assertWrittenOnce(batch, await transaction.sendBatch(toKafkaBatch(batch)));
  }
}

/** To be done before anything is sent: no send is refused then for a transaction that is still being finished. */
export async function sendOffset(
  transaction: Transaction,
  consumerGroupId: string,
  topic: string,
  at: PartitionOffset,
): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      await transaction.sendOffsets({ consumerGroupId, topics: [{ topic, partitions: [at] }] });
      return;
    } catch (error) {
      const refused = (error as { code?: unknown }).code === CONCURRENT_TRANSACTIONS;
      if (!refused || attempt === OFFSET_ATTEMPTS) throw error;
      await pause(OFFSET_PAUSE_MS);
    }
  }
}
