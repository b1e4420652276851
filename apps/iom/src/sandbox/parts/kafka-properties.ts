/** Where one start of a broker listens and keeps its data. */
export interface BrokerPlace {
  readonly id: number;
  readonly port: number;
  readonly controllerPort: number;
  readonly dataDir: string;
}

/** Of a cluster: one broker may go and everything goes on, on the two that have every record. */
const REPLICATED = { factor: 3, inSync: 2 } as const;
const SINGLE = { factor: 1, inSync: 1 } as const;

/**
 * The settings of one broker of a cluster, which may be the only one; each is a controller too. The quorum is named by
 * address rather than stored in the log: ports are chosen anew at each start, and a stored one would be wrong then.
 */
export function kafkaProperties(
  { id, port, controllerPort, dataDir }: BrokerPlace,
  cluster: readonly BrokerPlace[],
): string {
  const { factor, inSync } = cluster.length === 1 ? SINGLE : REPLICATED;
  const voters = cluster.map((each) => `${each.id}@127.0.0.1:${each.controllerPort}`);
  const settings: Readonly<Record<string, string | number>> = {
    'process.roles': 'broker,controller',
    'node.id': id,
    'controller.quorum.voters': voters.join(','),
    listeners: `PLAINTEXT://127.0.0.1:${port},CONTROLLER://127.0.0.1:${controllerPort}`,
    'advertised.listeners': `PLAINTEXT://127.0.0.1:${port}`,
    'controller.listener.names': 'CONTROLLER',
    'inter.broker.listener.name': 'PLAINTEXT',
    'listener.security.protocol.map': 'CONTROLLER:PLAINTEXT,PLAINTEXT:PLAINTEXT',
    'log.dirs': dataDir,
    'auto.create.topics.enable': 'false',

    'min.insync.replicas': inSync,
    'default.replication.factor': factor,
    'unclean.leader.election.enable': 'false',
    'offsets.topic.replication.factor': factor,
    'offsets.topic.num.partitions': 4,
    'transaction.state.log.replication.factor': factor,
    'transaction.state.log.min.isr': inSync,
    'transaction.state.log.num.partitions': 4,
    'share.coordinator.state.topic.replication.factor': factor,
    'share.coordinator.state.topic.min.isr': inSync,

    // A stage that joins takes over at once, and one that died is missed quickly.
    'group.initial.rebalance.delay.ms': 0,
    'group.min.session.timeout.ms': 1_000,
    // The transaction of a dead stage otherwise holds readers up for ten seconds more.
    'transaction.abort.timed.out.transaction.cleanup.interval.ms': 1_000,
    // After a kill a single broker waits for its former self to be declared dead; of several, one that is only slow for a
    // moment, as on a busy machine, must not be.
    'broker.session.timeout.ms': cluster.length === 1 ? 2_000 : 6_000,
    'broker.heartbeat.interval.ms': 500,
    // A sandbox may lie untouched for a quarter; its stages must still find where they were.
    'offsets.retention.minutes': 60 * 24 * 92,

    'log.segment.bytes': 128 * 1024 * 1024,
    'log.cleaner.dedupe.buffer.size': 4 * 1024 * 1024,
    'num.network.threads': 2,
    'num.io.threads': 4,
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name}=${value}\n`)
    .join('');
}
