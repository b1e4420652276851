import { Codec, loadSchemas, type Packing, packingWith, RegistrySchemaIds } from '@iom/codec';
import { EventLogClient, type TopicDeclaration, topicDeclarations } from '@iom/event-log';
import type { Config } from '@iom/platform';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailedError } from '../cli/command-failed.error.js';
import { startParts } from '../sandbox/parts/start-parts.js';
import { type Agreements, readAgreements } from './agreements.js';
import { runningSandbox } from './addresses.js';

/** Servers of a bridge, wherever they are. */
export interface Servers {
  readonly brokers: readonly string[];
  readonly registry: string;
  readonly database: string;
}

/** What a command that reads or writes the bridge's own topics works with. */
export interface BridgeAccess extends Agreements {
  readonly servers: Servers;
  readonly client: EventLogClient;
  readonly topics: readonly TopicDeclaration[];
}

/** The same for commands that read and write records. */
export interface RecordAccess extends BridgeAccess {
  readonly codec: Codec;
  readonly packing: Packing;
}

/**
 * Does `work` with the bridge that the environment names, else with the sandbox that runs on this data folder, else with the
 * data that a sandbox has left there: its servers are started for as long as the work takes.
 */
export async function withBridge<Result>(
  config: Config,
  report: (line: string) => void,
  work: (access: BridgeAccess) => Promise<Result>,
): Promise<Result> {
  const agreements = readAgreements(config.agreementsDir);
  const topics = topicDeclarations(agreements.deployment.organisations);
  const run = (servers: Servers): Promise<Result> => {
    const client = new EventLogClient({
      ...config.kafka,
      clientId: 'iom',
      brokers: servers.brokers,
    });
    return work({ ...agreements, servers, client, topics });
  };

  const sandbox = runningSandbox(config.dataDir);
  const servers = {
    brokers: config.kafka?.brokers ?? sandbox?.brokers,
    registry: config.schemaRegistryUrl ?? sandbox?.registry,
    database: config.databaseUrl ?? sandbox?.database,
  };
  if (isWhole(servers)) return run(servers);
  if (!existsSync(join(config.dataDir, 'kafka'))) {
    throw new CommandFailedError(
      `No bridge runs here and ${config.dataDir} holds no data of one: run \`npm start\`, or set KAFKA_BROKERS, ` +
        'SCHEMA_REGISTRY_URL and DATABASE_URL',
      2,
    );
  }
  report(`No bridge runs here: starting the servers on ${config.dataDir} for this command`);
  const parts = await startParts({
    dataDir: config.dataDir,
    cacheDir: config.cacheDir,
    javaHome: config.javaHome,
    need: { kafka: true, registry: true, postgres: true },
    external: {
      brokers: config.kafka?.brokers,
      registryUrl: config.schemaRegistryUrl,
      databaseUrl: config.databaseUrl,
    },
    report: () => undefined,
  });
  try {
    return await run({
      brokers: parts.brokers,
      registry: parts.registryUrl ?? '',
      database: parts.databaseUrl ?? '',
    });
  } finally {
    await parts.stop();
  }
}

/** As `withBridge`, with a codec that knows every schema of this version and of the agreements. */
export function withRecords<Result>(
  config: Config,
  report: (line: string) => void,
  work: (access: RecordAccess) => Promise<Result>,
): Promise<Result> {
  return withBridge(config, report, async (access) => {
    const schemas = new Map([...loadSchemas(), ...access.outboundSchemas]);
    const codec = await Codec.open(schemas, new RegistrySchemaIds(access.servers.registry));
    return work({ ...access, codec, packing: packingWith(codec) });
  });
}

function isWhole(servers: {
  readonly brokers: readonly string[] | undefined;
  readonly registry: string | undefined;
  readonly database: string | undefined;
}): servers is Servers {
  return (
    servers.brokers !== undefined &&
    servers.registry !== undefined &&
    servers.database !== undefined
  );
}
