import { deleteTopics, testClient, unique } from './broker.fixtures.js';
import { declare } from './stage.fixtures.js';
import { applyTopics, checkTopics } from './topic-admin.js';
import { topicDeclarations } from './topic-declarations.js';

const client = testClient(process.env['KAFKA_BROKERS']);
const DAY = { 'cleanup.policy': 'delete', 'retention.ms': '86400000' };
const TWO_DAYS = { ...DAY, 'retention.ms': '172800000' };

describe('the topics of a broker', () => {
  it('are made as they are declared, once', async () => {
    const one = declare(unique('one'), 2, { config: DAY });
    const two = declare(unique('two'), 1, { config: { 'cleanup.policy': 'compact' } });

    expect(await applyTopics(client, [one])).toEqual({
      created: [one.name],
      alreadyThere: [],
      differing: [],
    });
    expect(await applyTopics(client, [one, two])).toEqual({
      created: [two.name],
      alreadyThere: [one.name],
      differing: [],
    });
    expect(await checkTopics(client, [one, two])).toEqual([]);
    await deleteTopics(client, [one, two]);
  });

  it('are reported where they differ, setting by setting, and never altered', async () => {
    const made = declare(unique('made'), 2, { config: DAY });
    const missing = declare(unique('missing'), 1);
    await applyTopics(client, [made]);
    const wanted = { ...declare(made.name, 3, { config: TWO_DAYS }), replicationFactor: 1 };
    const differences = [
      { topic: made.name, setting: 'partitions', expected: '3', actual: '2' },
      {
        topic: made.name,
        setting: 'retention.ms',
        expected: TWO_DAYS['retention.ms'],
        actual: DAY['retention.ms'],
      },
    ];

    expect(await checkTopics(client, [missing, wanted])).toEqual([
      { topic: missing.name, setting: 'exists', expected: 'true', actual: 'false' },
      ...differences,
    ]);
    expect((await applyTopics(client, [wanted])).differing).toEqual(differences);
    expect(await checkTopics(client, [made])).toEqual([]);
    await deleteTopics(client, [made]);
  });

  it('include all of a region, as a broker understands them', async () => {
    const region = unique('r');
    const declared = topicDeclarations([
      { id: `police-${region}`, kind: 'police' },
      { id: `probation-${region}`, kind: 'probation' },
    ]).map((topic) => (topic.name.startsWith('iom.') ? { ...topic, name: `${topic.name}-${region}` } : topic)); // prettier-ignore
    const { created } = await applyTopics(client, declared);

    expect(created).toHaveLength(declared.length);
    expect(await checkTopics(client, declared)).toEqual([]);
    await deleteTopics(client, declared);
  });
});
