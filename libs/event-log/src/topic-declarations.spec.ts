import { topicDeclarations } from './topic-declarations.js';

const WALES = [
  { id: 'gwent-police', kind: 'police' },
  { id: 'probation-wales', kind: 'probation' },
] as const;

const declared = (name: string, options = {}) =>
  topicDeclarations(WALES, options).find((topic) => topic.name === name);

describe('the topics of the bridge', () => {
  it('are those of the inner transport and those of each organisation', () => {
    const names = topicDeclarations(WALES).map(({ name, partitions }) => `${name} ${partitions}`);

    expect(names).toEqual([
      'source.gwent-police 3',
      'feedback.gwent-police 1',
      'share.gwent-police 3',
      'roster.gwent-police 3',
      'replay.gwent-police 3',
      'ack.gwent-police 3',
      'source.probation-wales 1',
      'reference.probation-wales 1',
      'feedback.probation-wales 1',
      'share.probation-wales 3',
      'roster.probation-wales 3',
      'replay.probation-wales 3',
      'ack.probation-wales 3',
      'iom.observed 1',
      'iom.commands 1',
      'iom.events 6',
      'iom.nominals 6',
      'iom.disclosures 1',
      'iom.notices 6',
      'iom.ledger.status 1',
      'iom.register.state 1',
      'iom.disclosure.state 6',
    ]);
  });

  it('have one order each where there is one order for everything, and are packed there', () => {
    const packed = topicDeclarations(WALES).filter((topic) => topic.packed);

    expect(packed.map(({ name, partitions }) => [name, partitions])).toEqual([
      ['iom.observed', 1],
      ['iom.disclosures', 1],
    ]);
  });

  it.each([
    ['source.gwent-police', 35],
    ['feedback.gwent-police', 28],
    ['share.gwent-police', 14],
    ['replay.gwent-police', 14],
    ['ack.gwent-police', 14],
    ['iom.observed', 35],
    ['iom.disclosures', 90],
    ['iom.notices', 35],
  ])('keep %s for %i days', (name, days) => {
    expect(declared(name)?.config).toMatchObject({
      'cleanup.policy': 'delete',
      'retention.ms': String(days * 86_400_000),
    });
  });

  it('never forget an event or a nominal but by a tombstone, and then within a bounded time', () => {
    for (const name of ['iom.events', 'iom.nominals', 'roster.gwent-police']) {
      expect(declared(name, { maxCompactionLagMs: 1_000 })?.config).toMatchObject({
        'cleanup.policy': 'compact',
        'retention.ms': '-1',
        'max.compaction.lag.ms': '1000',
      });
    }
  });

  it('say how often they are copied where a deployment says so', () => {
    const options = { replicationFactor: 3, minInsyncReplicas: 2 };

    expect(declared('iom.events', options)).toMatchObject({
      replicationFactor: 3,
      config: { 'min.insync.replicas': '2' },
    });
  });

  it('leave it to the brokers how often they are copied where it does not', () => {
    const topic = declared('iom.events');

    expect(topic?.replicationFactor).toBeUndefined();
    expect(topic?.config).not.toHaveProperty('min.insync.replicas');
  });
});
