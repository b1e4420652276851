import { kafkaProperties } from '../../apps/iom/src/sandbox/parts/kafka-properties.js';

/** Inside the container, where nobody else listens. */
const CONTROLLER_PORT = 9093;

/**
 * The settings of the embedded broker in the form that the Kafka image takes, so that tests meet the same broker either
 * way. It listens on one port, inside and outside: a client is sent to the address that the broker itself names.
 */
export function brokerEnvironment(port: number): Readonly<Record<string, string>> {
  const broker = {
    id: 1,
    port,
    controllerPort: CONTROLLER_PORT,
    dataDir: '/var/lib/kafka/data',
  };
  const settings = kafkaProperties(broker, [broker])
    .trimEnd()
    .split('\n')
    .map((line) => [line.slice(0, line.indexOf('=')), line.slice(line.indexOf('=') + 1)] as const);
  return {
    ...Object.fromEntries(settings.map(([name, value]) => [variableOf(name), value])),
    KAFKA_LISTENERS: `PLAINTEXT://:${port},CONTROLLER://:${CONTROLLER_PORT}`,
    KAFKA_HEAP_OPTS: '-Xms256m -Xmx512m',
  };
}

function variableOf(setting: string): string {
  return `KAFKA_${setting.toUpperCase().replaceAll('.', '_')}`;
}
