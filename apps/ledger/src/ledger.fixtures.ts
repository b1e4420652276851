import { setTimeout as pause } from 'node:timers/promises';
import { Codec, encodeDisclosure, loadSchemas, MemorySchemaIds, packingWith } from '@iom/codec';
import type { Disclosure } from '@iom/domain';
import {
  applyTopics,
  DISCLOSURES,
  EventLogClient,
  EventLogProducer,
  EVENTS,
  type OutgoingRecord,
  shareTopic,
  topicDeclarations,
} from '@iom/event-log';
import { commitmentOf } from '@iom/transparency';
import { openPartitions } from './completeness/log-cut.js';
import { decisionOf, disclosureOf } from './recording/disclosures.fixtures.js';
import { openDatabase, type Sql } from './store/database.js';
import { migrate } from './store/migrate.js';

export const ORGANISATIONS = [
  { id: 'gwent-police', kind: 'police' },
  { id: 'probation-wales', kind: 'probation' },
] as const;

const TOPICS = topicDeclarations(ORGANISATIONS, { replicationFactor: 1 });

/** Empty topics, an empty database, and what it takes to write to them as the bridge does. */
export interface Ground {
  readonly client: EventLogClient;
  readonly codec: Codec;
  readonly databaseUrl: string;
  readonly sql: Sql;
  readonly producer: EventLogProducer;
  /** Decisions, in one packed record. */
  log(...disclosures: readonly Disclosure[]): Promise<void>;
  send(...records: readonly OutgoingRecord[]): Promise<void>;
  /** Loses every record of a partition. */
  empty(topic: string, partition: number): Promise<void>;
  remove(): Promise<void>;
}

/** Everything is empty: topics and database are made anew. */
export async function freshGround(env: NodeJS.ProcessEnv): Promise<Ground> {
  const client = new EventLogClient({
    clientId: 'iom-ledger-spec',
    brokers: env['KAFKA_BROKERS']!.split(','),
  });
  await resetTopics(client);
  const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
  const databaseUrl = env['DATABASE_URL']!;
  const sql = openDatabase(databaseUrl, { max: 3 });
  await sql`drop schema if exists ledger cascade`;
  await migrate(sql);
  const packing = packingWith(codec);
  const producer = await EventLogProducer.connect(client, { topics: TOPICS, packing });
  return {
    client,
    codec,
    databaseUrl,
    sql,
    producer,
    log: (...disclosures) =>
      producer.send(
        disclosures.map((disclosure) => ({
          topic: DISCLOSURES,
          partition: 0,
          key: null,
          value: encodeDisclosure(codec, disclosure),
        })),
      ),
    send: (...records) => producer.send(records),
    async empty(topic, partition) {
      const admin = client.kafka.admin();
      await admin.connect();
      try {
        const ends = await admin.fetchTopicOffsets(topic);
        const partitions = ends
          .filter((each) => each.partition === partition)
          .map(({ high }) => ({ partition, offset: high }));
        await admin.deleteTopicRecords({ topic, partitions });
      } finally {
        await admin.disconnect();
      }
    },
    async remove() {
      await producer.close();
      await sql.end();
    },
  };
}

/** A contact in the event store, the decision to share it with probation, and what was sent. */
export function sharedContact(n: number) {
  const topic = shareTopic('probation-wales');
  const value = Buffer.from(`\u0000synthetic contact ${n}`);
  const salt = n.toString(16).padStart(32, '0');
  const eventId = `00000000-0000-5000-8000-${String(n).padStart(12, '0')}`;
  const disclosureId = `11111111-0000-5000-8000-${String(n).padStart(12, '0')}`;
  const decision = decisionOf({
    disclosureId,
    salt,
    sent: { topic, schemaId: 1, commitment: commitmentOf(salt, value) },
  });
  const event: OutgoingRecord = {
    topic: EVENTS,
    partition: 0,
    key: `subject-${n}/${eventId}`,
    value: Buffer.from('synthetic event'),
  };
  const sent: OutgoingRecord = {
    topic,
    partition: n % 3,
    key: `person-${n}`,
    value,
    headers: { 'iom-disclosure-id': disclosureId },
  };
  const disclosure = disclosureOf({
    eventId,
    subjectId: `subject-${n}`,
    input: { topic: EVENTS, partition: 0, offset: n },
    decisions: [decision],
  });
  return { event, sent, disclosure, disclosureId, eventId };
}

async function resetTopics(client: EventLogClient): Promise<void> {
  const admin = client.kafka.admin();
  await admin.connect();
  try {
    const names = new Set(TOPICS.map(({ name }) => name));
    const ours = async () => (await admin.listTopics()).filter((name) => names.has(name));
    const topics = await ours();
    if (topics.length > 0) await admin.deleteTopics({ topics });
    while ((await ours()).length > 0) await pause(25);
  } finally {
    await admin.disconnect();
  }
  await applyTopicsPatiently(client);
}

/** A broker that has just removed a topic may not host the new one of that name at once. */
async function applyTopicsPatiently(client: EventLogClient, attempts = 20): Promise<void> {
  try {
    await applyTopics(client, TOPICS);
    const partitions = TOPICS.flatMap(({ name: topic, partitions: count }) =>
      Array.from({ length: count }, (_, partition) => ({ topic, partition })),
    );
    for (const { reader } of await openPartitions(client, partitions)) reader.close();
  } catch (error) {
    if (attempts === 0) throw error;
    await pause(100);
    await applyTopicsPatiently(client, attempts - 1);
  }
}
