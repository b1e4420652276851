import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Producer } from 'kafkajs';
import { EventLogClient } from './event-log-client.js';
import { PartitionReader } from './partition-reader.js';
import type { LogRecord } from './stage.js';
import { applyTopics } from './topic-admin.js';
import type { TopicDeclaration } from './topics.js';

/** A client of the broker that the integration tests were given. */
export function testClient(brokers: string | undefined): EventLogClient {
  if (!brokers) throw new Error('Integration tests need KAFKA_BROKERS');
  return new EventLogClient({ clientId: 'event-log-test', brokers: brokers.split(',') });
}

/** A name that no other test uses. */
export const unique = (name: string): string => `${name}-${randomUUID().slice(0, 8)}`;

/** Creates topics under names of this test's own; the answer maps the given names to them. */
export async function createTopics(
  client: EventLogClient,
  declarations: readonly TopicDeclaration[],
): Promise<ReadonlyMap<string, TopicDeclaration>> {
  const own = new Map(
    declarations.map((declared) => [declared.name, { ...declared, name: unique(declared.name) }]),
  );
  await applyTopics(client, [...own.values()]);
  return own;
}

export async function deleteTopics(
  client: EventLogClient,
  topics: Iterable<TopicDeclaration>,
): Promise<void> {
  const admin = client.kafka.admin();
  await admin.connect();
  await admin.deleteTopics({ topics: [...topics].map(({ name }) => name) });
  await admin.disconnect();
}

/** The committed records of one partition, as they lie in the log; what is being committed is waited for. */
export async function readPartition(
  client: EventLogClient,
  topic: string,
  partition = 0,
): Promise<readonly LogRecord[]> {
  const reader = await PartitionReader.open({ client, topic, partition });
  try {
    const all: LogRecord[] = [];
    for await (const records of reader.toEnd()) all.push(...records);
    return all;
  } finally {
    reader.close();
  }
}

/** Resolves when the condition holds; rejects when it does not within the limit. */
export async function until(
  condition: () => boolean | Promise<boolean>,
  what: string,
  limitMs = 20_000,
): Promise<void> {
  const giveUpAt = Date.now() + limitMs;
  while (!(await condition())) {
    if (Date.now() > giveUpAt) throw new Error(`Waited ${limitMs} ms in vain until ${what}`);
    await pause(20);
  }
}

/** A producer for transactions that a test drives itself; it waits for the one before, which a stage does otherwise. */
export async function transactional(
  client: EventLogClient,
  transactionalId: string,
  transactionTimeout = 10_000,
): Promise<Producer> {
  const producer = client.kafka.producer({
    transactionalId,
    transactionTimeout,
    maxInFlightRequests: 1,
    allowAutoTopicCreation: false,
    retry: { initialRetryTime: 5, maxRetryTime: 100, retries: 100 },
  });
  await producer.connect();
  const empty = await producer.transaction(); // connect() alone does not take the id from who had it
  await empty.abort();
  return producer;
}
