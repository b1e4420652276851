import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Codec, loadSchemas, packingWith, RegistrySchemaIds, registerSchemas } from '@iom/codec';
import type { Deployment } from '@iom/domain';
import {
  applyTopics,
  EventLogClient,
  type Packing,
  type TopicDeclaration,
  topicDeclarations,
} from '@iom/event-log';
import { type Config, childEnvironment } from '@iom/platform';
import { readAgreements } from '../access/agreements.js';
import { type Addresses, publishAddresses, withdrawAddresses } from '../access/addresses.js';
import { sandboxLedgerKey } from '../access/sandbox-ledger-key.js';
import { makeSandboxOperator } from '../access/sandbox-operator.js';
import { CommandFailedError } from '../cli/command-failed.error.js';
import { type Apps, startApps } from './apps.js';
import type { Guard } from './parts/guard.js';
import type { BrokerCount } from './parts/kafka.part.js';
import { type Parts, startParts } from './parts/start-parts.js';
import type { Supervision } from './supervise.js';

/** In the order of an event's way through them. */
export const APPS = [
  'intake-police',
  'intake-probation',
  'register',
  'disclosure',
  'ledger',
] as const;
export type AppName = (typeof APPS)[number];

export interface StartBridgeOptions {
  readonly config: Config;
  readonly fresh: boolean;
  readonly report: (line: string) => void;
  /** Ends what is started here if this process goes. Left out: one of the bridge's own. */
  readonly guard?: Guard;
  /** Told of what must be stopped, as it starts. */
  readonly supervision?: Pick<Supervision, 'onEnd'>;
  /** Remove the data folder at the end; tests use it. */
  readonly temporary?: boolean;
  /** Embedded brokers: one unless told. With three, every topic is on all of them, and two must have a record. */
  readonly brokers?: BrokerCount;
  /** For more than a minute or two: embedded brokers then compile thoroughly what they run often. */
  readonly lasting?: boolean;
  /** Further environment of the apps; tests use it. */
  readonly env?: Readonly<Record<string, string>>;
}

/** A whole bridge on this machine. */
export interface Bridge {
  readonly addresses: Addresses;
  readonly client: EventLogClient;
  readonly codec: Codec;
  readonly packing: Packing;
  readonly deployment: Deployment;
  readonly topics: readonly TopicDeclaration[];
  readonly parts: Parts;
  readonly apps: Apps;
  stop(): Promise<void>;
}

/** Starts servers, topics, schemas and apps, in this order, and answers when every app takes work. */
export async function startBridge(options: StartBridgeOptions): Promise<Bridge> {
  const { config, report, supervision } = options;
  const { deployment, outboundSchemas } = readAgreements(config.agreementsDir);
  const parts = await startParts({
    dataDir: config.dataDir,
    cacheDir: config.cacheDir,
    javaHome: config.javaHome,
    fresh: options.fresh,
    need: { kafka: true, registry: true, postgres: true },
    external: {
      brokers: config.kafka?.brokers,
      registryUrl: config.schemaRegistryUrl,
      databaseUrl: config.databaseUrl,
    },
    brokers: options.brokers,
    lasting: options.lasting,
    ...(options.temporary === undefined ? {} : { temporary: options.temporary }),
    ...(options.guard === undefined ? {} : { guard: options.guard }),
    report,
  });
  supervision?.onEnd(() => parts.stop());
  try {
    const registry = known(parts.registryUrl);
    const database = known(parts.databaseUrl);
    const client = new EventLogClient({
      ...config.kafka,
      clientId: 'iom-sandbox',
      brokers: parts.brokers,
    });
    const topics = topicDeclarations(
      deployment.organisations,
      options.brokers === 3 ? { replicationFactor: 3, minInsyncReplicas: 2 } : {},
    );
    await prepareTopics(client, topics);
    const ids = new RegistrySchemaIds(registry);
    const schemas = new Map([...loadSchemas(), ...outboundSchemas]);
    await registerSchemas(ids, schemas);
    report(`Topics and schemas are in place (${topics.length} topics, ${schemas.size} schemas)`);

    const env = childEnvironment({
      KAFKA_BROKERS: parts.brokers.join(','),
      SCHEMA_REGISTRY_URL: registry,
      DATABASE_URL: database,
      AGREEMENTS_DIR: config.agreementsDir,
      DATA_DIR: config.dataDir,
      DEPLOYMENT_KEY_FILE: config.deploymentKeyFile ?? sandboxKey(config.dataDir),
      LEDGER_SIGNING_KEY_FILE: config.ledgerSigningKeyFile ?? sandboxLedgerKey(config.dataDir),
      OPERATORS_FILE: config.operatorsFile ?? makeSandboxOperator(config.dataDir).operatorsFile,
      LOG_LEVEL: config.logLevel,
      ...options.env,
    });
    const apps = await startApps({
      apps: APPS.map((name) => ({ name, env })),
      logsDir: join(config.dataDir, 'logs'),
      guard: parts.guard,
      report,
    });
    supervision?.onEnd(() => apps.stop());

    const addresses: Addresses = {
      pid: process.pid,
      brokers: [...parts.brokers],
      registry,
      database,
      register: apps.url('register'),
      ledger: apps.url('ledger'),
      replay: null,
      console: null,
    };
    publishAddresses(config.dataDir, addresses);
    supervision?.onEnd(() => Promise.resolve(withdrawAddresses(config.dataDir)));
    const codec = await Codec.open(schemas, ids);
    return {
      addresses,
      client,
      codec,
      packing: packingWith(codec),
      deployment,
      topics,
      parts,
      apps,
      async stop() {
        withdrawAddresses(config.dataDir);
        await apps.stop();
        await parts.stop();
      },
    };
  } catch (failure) {
    await parts.stop();
    throw failure;
  }
}

/** Creates what lacks; refuses a broker whose topics are otherwise than declared. */
async function prepareTopics(
  client: EventLogClient,
  topics: readonly TopicDeclaration[],
): Promise<void> {
  const { differing } = await applyTopics(client, topics);
  if (differing.length === 0) return;
  const lines = differing.map(
    ({ topic, setting, expected, actual }) =>
      `  ${topic}: ${setting} is ${actual}, should be ${expected}`,
  );
  throw new CommandFailedError(
    `The broker's topics are not as declared:\n${lines.join('\n')}\nChange them, or start with --fresh`,
  );
}

/**
 * The key that names are derived from. The sandbox holds synthetic data alone, so its key is the same everywhere, and two
 * runs of one feed name everything alike. A deployment has DEPLOYMENT_KEY_FILE.
 */
function sandboxKey(dataDir: string): string {
  const folder = join(dataDir, 'keys');
  const path = join(folder, 'deployment.key');
  if (!existsSync(path)) {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    const key = createHash('sha256')
      .update('the sandbox key of the IOM bridge: synthetic data only')
      .digest();
    writeFileSync(path, key, { mode: 0o600 });
  }
  return path;
}

function known(address: string | undefined): string {
  if (address === undefined) throw new CommandFailedError('A server of the sandbox has no address');
  return address;
}
