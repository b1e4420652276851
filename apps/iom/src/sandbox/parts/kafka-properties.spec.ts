import { kafkaProperties } from './kafka-properties.js';

describe("the broker's settings", () => {
  const alone = { id: 1, port: 20_001, controllerPort: 20_002, dataDir: '/data' };
  const settings = kafkaProperties(alone, [alone]);
  const lines = settings.trimEnd().split('\n');

  it('keep every listener on this machine, and advertise the one that clients are given', () => {
    expect(lines).toContain('listeners=PLAINTEXT://127.0.0.1:20001,CONTROLLER://127.0.0.1:20002');
    expect(lines).toContain('advertised.listeners=PLAINTEXT://127.0.0.1:20001');
    expect(lines).toContain('controller.quorum.voters=1@127.0.0.1:20002');
  });

  it.each([
    'auto.create.topics.enable=false',
    'transaction.abort.timed.out.transaction.cleanup.interval.ms=1000',
    'group.min.session.timeout.ms=1000',
    'transaction.state.log.min.isr=1',
  ])('hold what the stages rely on: %s', (line) => {
    expect(lines).toContain(line);
  });

  it('let one of three brokers go without losing a record or an answer', () => {
    const cluster = [1, 2, 3].map((id) => ({ ...alone, id, controllerPort: 20_010 + id }));
    const second = kafkaProperties(cluster[1] ?? alone, cluster)
      .trimEnd()
      .split('\n');

    expect(second).toEqual(
      expect.arrayContaining([
        'node.id=2',
        'controller.quorum.voters=1@127.0.0.1:20011,2@127.0.0.1:20012,3@127.0.0.1:20013',
        'default.replication.factor=3',
        'min.insync.replicas=2',
        'offsets.topic.replication.factor=3',
        'transaction.state.log.replication.factor=3',
        'transaction.state.log.min.isr=2',
        'unclean.leader.election.enable=false',
      ]),
    );
  });
});
