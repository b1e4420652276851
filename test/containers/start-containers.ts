import { join } from 'node:path';
import {
  GenericContainer,
  getContainerRuntimeClient,
  Network,
  type StartedNetwork,
  type StartedTestContainer,
  Wait,
} from 'testcontainers';
import { freePort } from '../../apps/iom/src/sandbox/parts/free-port.js';
import { kafkaAnswers } from '../../apps/iom/src/sandbox/parts/kafka-answers.js';
import { until } from '../../apps/iom/src/sandbox/parts/until.js';
import { brokerEnvironment } from './broker-environment.js';
import type { Images } from './images.js';

/** The three servers in containers, at addresses of this machine. */
export interface StartedContainers {
  readonly brokers: readonly string[];
  readonly registryUrl: string;
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** Of databases that live as long as a test run and can be reached from this machine alone. */
const PASSWORD = 'synthetic';
const WITHIN_MS = 180_000;
const DATABASES = join(import.meta.dirname, '../../docker/postgres/create-databases.sh');

/**
 * Starts Kafka, PostgreSQL and the schema registry from images, on an engine of this machine, and answers when all of
 * them do. Throws one sentence when no engine answers; when a server fails, the others are removed first.
 */
export async function startContainers(images: Images): Promise<StartedContainers> {
  await requireEngine();
  const network = await new Network().start();
  const running: StartedTestContainer[] = [];
  const started = async (
    name: string,
    image: string,
    start: () => Promise<StartedTestContainer>,
  ): Promise<StartedTestContainer> => {
    try {
      const container = await start();
      running.push(container);
      return container;
    } catch (failure) {
      const reason = failure instanceof Error ? failure.message : String(failure);
      throw new Error(`${name} did not start from the image ${image}: ${reason}`, {
        cause: failure,
      });
    }
  };
  const stop = async (): Promise<void> => {
    await Promise.all(running.map((container) => container.stop()));
    await network.stop();
  };

  const port = await freePort();
  const starts = await Promise.allSettled([
    started('Kafka', images.kafka, () => startKafka(images.kafka, port)),
    started('PostgreSQL', images.postgres, () => startPostgres(images.postgres, network)),
  ]);
  const failed = starts.find((result) => result.status === 'rejected');
  try {
    if (failed) throw failed.reason;
    const [, postgres] = starts.map((result) =>
      result.status === 'fulfilled' ? result.value : undefined,
    );
    const registry = await started('The schema registry', images.registry, () =>
      startRegistry(images.registry, network),
    );
    return {
      brokers: [`127.0.0.1:${port}`],
      registryUrl: `http://127.0.0.1:${registry.getMappedPort(8080)}/apis/ccompat/v7`,
      databaseUrl: `postgres://iom:${PASSWORD}@127.0.0.1:${postgres!.getMappedPort(5432)}/iom`,
      stop,
    };
  } catch (failure) {
    await stop();
    throw failure;
  }
}

async function requireEngine(): Promise<void> {
  try {
    await getContainerRuntimeClient();
  } catch (failure) {
    throw new Error(
      'IOM_TEST_RUNTIME is docker, and no container engine answers: start one, name it in DOCKER_HOST, or leave ' +
        'IOM_TEST_RUNTIME out to use the embedded servers.',
      { cause: failure },
    );
  }
}

async function startKafka(image: string, port: number): Promise<StartedTestContainer> {
  const container = await new GenericContainer(image)
    .withEnvironment(brokerEnvironment(port))
    .withExposedPorts({ container: port, host: port })
    .withWaitStrategy(Wait.forListeningPorts())
    .withStartupTimeout(WITHIN_MS)
    .start();
  try {
    await until('Kafka answers', async () => ((await kafkaAnswers(port)) ? true : undefined), {
      withinMs: WITHIN_MS,
    });
  } catch (failure) {
    await container.stop();
    throw failure;
  }
  return container;
}

function startPostgres(image: string, network: StartedNetwork): Promise<StartedTestContainer> {
  return new GenericContainer(image)
    .withNetwork(network)
    .withNetworkAliases('postgres')
    .withEnvironment({
      POSTGRES_PASSWORD: PASSWORD,
      IOM_DATABASE_PASSWORD: PASSWORD,
      REGISTRY_DATABASE_PASSWORD: PASSWORD,
    })
    .withCopyFilesToContainer([
      { source: DATABASES, target: '/docker-entrypoint-initdb.d/create-databases.sh', mode: 0o555 },
    ])
    .withExposedPorts(5432)
    .withWaitStrategy(Wait.forSuccessfulCommand('pg_isready -h 127.0.0.1 -U iom -d iom'))
    .withStartupTimeout(WITHIN_MS)
    .start();
}

function startRegistry(image: string, network: StartedNetwork): Promise<StartedTestContainer> {
  return new GenericContainer(image)
    .withNetwork(network)
    .withEnvironment({
      APICURIO_STORAGE_KIND: 'sql',
      APICURIO_STORAGE_SQL_KIND: 'postgresql',
      APICURIO_DATASOURCE_URL: 'jdbc:postgresql://postgres:5432/registry',
      APICURIO_DATASOURCE_USERNAME: 'registry',
      APICURIO_DATASOURCE_PASSWORD: PASSWORD,
      // As in docker-compose.yml: it must leave connections to others.
      APICURIO_DATASOURCE_JDBC_INITIAL_SIZE: '2',
      APICURIO_DATASOURCE_JDBC_MIN_SIZE: '2',
      APICURIO_DATASOURCE_JDBC_MAX_SIZE: '10',
      QUARKUS_HTTP_PORT: '8080',
      QUARKUS_LOG_LEVEL: 'WARN',
    })
    .withExposedPorts(8080)
    .withWaitStrategy(Wait.forHttp('/apis/ccompat/v7/subjects', 8080))
    .withStartupTimeout(WITHIN_MS)
    .start();
}
