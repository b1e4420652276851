import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { classArchive } from './class-archive.js';
import { kafkaJars } from './downloads.js';
import { freePorts } from './free-port.js';
import type { Java } from './java.js';
import { type BrokerNode, KafkaNode } from './kafka-node.js';
import type { BrokerPlace } from './kafka-properties.js';
import type { PartOptions, RunningPart } from './part.js';

/** A start costs mostly class loading and compiling: one collector thread, archived classes. */
const QUICK_START = ['-XX:+UseSerialGC', '-Xshare:auto'];
/** The cheap compiler alone: some seconds of processor time less in the first minute, and twice as many under load later. */
const SHORT_LIFE = ['-XX:TieredStopAtLevel=1'];

/** One broker is enough but where the loss of a broker is tried; two would survive none. */
export type BrokerCount = 1 | 3;

/** A cluster that runs, of one broker or three. */
export interface RunningKafka extends RunningPart {
  readonly brokers: readonly string[];
  readonly nodes: readonly BrokerNode[];
}

/** Starts the brokers on the data in `dataDir/kafka`, and waits until each answers as a member of their cluster. */
export async function startKafka(
  options: PartOptions & {
    readonly java: Java;
    readonly brokers?: BrokerCount;
    /** Will work for more than a minute or two: what it runs often is compiled thoroughly. */
    readonly lasting?: boolean;
  },
): Promise<RunningKafka> {
  const { java, dataDir, guard, brokers: count = 1, lasting = false } = options;
  const jars = await kafkaJars(options);
  const cluster = await places(dataDir, count);
  const archive = classArchive(jars, java);
  const clusterId = knownId(cluster) ?? newId();
  const nodes = cluster.map(
    (place) =>
      new KafkaNode({
        name: count === 1 ? 'Kafka' : `Kafka broker ${place.id}`,
        home: homeOf(dataDir, place.id, count),
        place,
        cluster,
        clusterId,
        java: java.command,
        javaArgs: [
          ...QUICK_START,
          ...(lasting ? [] : SHORT_LIFE),
          ...archive.using,
          '-cp',
          join(jars, '*'),
        ],
        brokerArgs: place.id === 1 ? archive.writing : [],
        logPath: join(dataDir, 'logs', count === 1 ? 'kafka.log' : `kafka-${place.id}.log`),
        guard,
      }),
  );
  const stop = async (): Promise<void> => {
    await Promise.all(nodes.map((node) => node.stop()));
    archive.keep();
  };
  try {
    await Promise.all(nodes.map((node) => node.format()));
    await Promise.all(nodes.map((node) => node.start()));
  } catch (failure) {
    await stop();
    throw failure;
  }
  return {
    name: 'Kafka',
    pid: nodes[0]?.pid ?? 0,
    exited: Promise.race(nodes.map((node) => node.exited)),
    brokers: cluster.map(({ port }) => `127.0.0.1:${port}`),
    nodes,
    stop,
  };
}

async function places(dataDir: string, count: BrokerCount): Promise<readonly BrokerPlace[]> {
  const ports = await freePorts(2 * count);
  return Array.from({ length: count }, (_, index) => ({
    id: index + 1,
    port: ports[2 * index] as number,
    controllerPort: ports[2 * index + 1] as number,
    dataDir: join(homeOf(dataDir, index + 1, count), 'data'),
  }));
}

/** One broker and three are different clusters, so neither is started on the other's data. */
function homeOf(dataDir: string, id: number, count: BrokerCount): string {
  return count === 1 ? join(dataDir, 'kafka') : join(dataDir, 'kafka', `broker-${id}`);
}

/** The id of the cluster whose data these folders hold already. */
function knownId(cluster: readonly BrokerPlace[]): string | undefined {
  for (const { dataDir } of cluster) {
    const path = join(dataDir, 'meta.properties');
    const id = existsSync(path) && /^cluster\.id=(.+)$/m.exec(readFileSync(path, 'utf8'))?.[1];
    if (id) return id;
  }
  return undefined;
}

const newId = (): string =>
  // A leading hyphen would be read as an option by the tool that formats the folder.
  Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url').replace(/^-/, 'A');
