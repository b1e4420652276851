import { setTimeout as pause } from 'node:timers/promises';
import type { Kafka, PartitionOffset, Producer, Transaction } from 'kafkajs';
import { sendBatches, toKafkaBatch } from './send-batches.js';
import type { OutgoingRecord } from './stage.js';
import { assertWrittenOnce } from './written-once.js';

const CONCURRENT_TRANSACTIONS = 51;

/** AddPartitionsToTxn right after a commit answers CONCURRENT_TRANSACTIONS; kafkajs's own 300 ms pause stalls everything. */
const RETRY = {
  initialRetryTime: 5,
  maxRetryTime: 100,
  retries: 100,
  factor: 0.2,
  multiplier: 1.5,
};

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
    retry: RETRY,
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

/** kafkajs retries AddPartitionsToTxn but not AddOffsetsToTxn, which is the first request when there is nothing to send. */
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
      if (!refused || attempt > RETRY.retries) throw error;
      await pause(RETRY.initialRetryTime);
    }
  }
}
