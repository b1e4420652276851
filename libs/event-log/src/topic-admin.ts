import { setTimeout as pause } from 'node:timers/promises';
import kafkajs, { type Admin } from 'kafkajs';
import type { EventLogClient } from './event-log-client.js';
import { StageError } from './stage.error.js';
import type { TopicDeclaration } from './topics.js';

const LEADERS_WITHIN_MS = 15_000;
const LEADERS_POLL_MS = 25;
const NOT_YET = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']);

/** One way in which a broker's topic is not as declared. */
export interface TopicDifference {
  readonly topic: string;
  /** `exists`, `partitions`, `replicationFactor` or the name of a setting. */
  readonly setting: string;
  readonly expected: string;
  readonly actual: string;
}

export interface AppliedTopics {
  readonly created: readonly string[];
  readonly alreadyThere: readonly string[];
  /** Nothing is ever altered: these are for a person to decide. */
  readonly differing: readonly TopicDifference[];
}

/** Creates the topics that are missing; leaves what differs as it is and says so. */
export function applyTopics(
  client: EventLogClient,
  declarations: readonly TopicDeclaration[],
): Promise<AppliedTopics> {
  return withAdmin(client, async (admin) => {
    const existing = new Set(await admin.listTopics());
    const missing = declarations.filter(({ name }) => !existing.has(name));
    const alreadyThere = declarations.filter(({ name }) => existing.has(name));
    const differing = await differencesOf(admin, alreadyThere);
    if (missing.length > 0) {
      await admin.createTopics({ waitForLeaders: false, topics: missing.map(toTopicConfig) });
      await haveLeaders(admin, missing);
    }
    return {
      created: missing.map(({ name }) => name),
      alreadyThere: alreadyThere.map(({ name }) => name),
      differing,
    };
  });
}

/** Every difference between what is declared and what the broker has. Empty: all as declared. */
export function checkTopics(
  client: EventLogClient,
  declarations: readonly TopicDeclaration[],
): Promise<TopicDifference[]> {
  return withAdmin(client, async (admin) => {
    const existing = new Set(await admin.listTopics());
    const missing = declarations
      .filter(({ name }) => !existing.has(name))
      .map(({ name }) => ({ topic: name, setting: 'exists', expected: 'true', actual: 'false' }));
    const there = declarations.filter(({ name }) => existing.has(name));
    return [...missing, ...(await differencesOf(admin, there))];
  });
}

async function withAdmin<T>(
  client: EventLogClient,
  work: (admin: Admin) => Promise<T>,
): Promise<T> {
  const admin = client.kafka.admin();
  await admin.connect();
  try {
    return await work(admin);
  } finally {
    await admin.disconnect();
  }
}

/**
 * A broker answers for a new topic a moment after the controller has made it. kafkajs waits for the leader, but takes
 * "unknown topic" for the end of it.
 */
async function haveLeaders(admin: Admin, declarations: readonly TopicDeclaration[]): Promise<void> {
  const topics = declarations.map(({ name }) => name);
  for (const giveUpAt = Date.now() + LEADERS_WITHIN_MS; ; await pause(LEADERS_POLL_MS)) {
    try {
      const found = await admin.fetchTopicMetadata({ topics });
      const partitions = found.topics.flatMap((topic) => topic.partitions);
      if (partitions.every(({ leader }) => leader >= 0)) return;
    } catch (error) {
      const { type } = error as { type?: unknown };
      if (!NOT_YET.has(String(type)) || Date.now() > giveUpAt) throw error;
    }
    if (Date.now() > giveUpAt) throw new StageError('New topics have no leaders yet');
  }
}

function toTopicConfig({ name, partitions, replicationFactor, config }: TopicDeclaration) {
  return {
    topic: name,
    numPartitions: partitions,
    ...(replicationFactor === undefined ? {} : { replicationFactor }),
    configEntries: Object.entries(config).map(([setting, value]) => ({ name: setting, value })),
  };
}

async function differencesOf(
  admin: Admin,
  declarations: readonly TopicDeclaration[],
): Promise<TopicDifference[]> {
  if (declarations.length === 0) return [];
  const names = declarations.map(({ name }) => name);
  const { topics } = await admin.fetchTopicMetadata({ topics: names });
  const partitionsOf = new Map(topics.map(({ name, partitions }) => [name, partitions]));
  const settingsOf = await settings(admin, declarations);
  return declarations.flatMap((declared) => {
    const partitions = partitionsOf.get(declared.name) ?? [];
    const actual: Record<string, string | undefined> = {
      ...settingsOf.get(declared.name),
      partitions: String(partitions.length),
      replicationFactor: String(partitions[0]?.replicas.length ?? 0),
    };
    const expected: Record<string, string> = {
      partitions: String(declared.partitions),
      ...(declared.replicationFactor === undefined
        ? {}
        : { replicationFactor: String(declared.replicationFactor) }),
      ...declared.config,
    };
    return Object.entries(expected)
      .filter(([setting, value]) => actual[setting] !== value)
      .map(([setting, value]) => ({
        topic: declared.name,
        setting,
        expected: value,
        actual: actual[setting] ?? 'unknown',
      }));
  });
}

async function settings(
  admin: Admin,
  declarations: readonly TopicDeclaration[],
): Promise<ReadonlyMap<string, Record<string, string>>> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: declarations.map(({ name, config }) => ({
      type: kafkajs.ConfigResourceTypes.TOPIC, // Node sees no named import of it
      name,
      configNames: Object.keys(config),
    })),
  });
  return new Map(
    resources.map(({ resourceName, configEntries }) => [
      resourceName,
      Object.fromEntries(
        configEntries.map(({ configName, configValue }) => [configName, configValue]),
      ),
    ]),
  );
}
