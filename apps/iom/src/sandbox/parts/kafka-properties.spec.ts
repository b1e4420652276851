import { kafkaProperties } from './kafka-properties.js';

describe("the broker's settings", () => {
  const settings = kafkaProperties({ port: 20_001, controllerPort: 20_002, dataDir: '/data' });
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
});
