import { testClient, until } from './broker.fixtures.js';
import { EventLogClient } from './event-log-client.js';
import { FaultProxy } from './fault-proxy.fixtures.js';
import { GroupProgress } from './group-progress.js';
import { CountingStage } from './stage-runner.fixtures.js';

const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
const client = testClient(brokers.join());
const LIST_OFFSETS = 2;

describe('whoever watches how far a group has read', () => {
  it('goes on when a connection breaks, and has none open at the end', async () => {
    const proxy = await FaultProxy.before(brokers[0] ?? '');
    const stage = await CountingStage.create(client);
    const { groupId } = stage;
    const inputs = stage.definition.topics.filter(({ name }) => name === stage.input);
    const unreliable = new EventLogClient({
      clientId: 'unreliable',
      brokers,
      socketFactory: ({ onConnect }) => proxy.connect(onConnect),
    });
    const progress = await GroupProgress.open(unreliable);
    await stage.tell('a');
    expect(await progress.unread(groupId, inputs)).toEqual([
      { topic: stage.input, partition: 0, committed: -1, end: 1 },
    ]);

    await stage.instance();
    await stage.answered(1);
    for (const loses of ['request', 'reply'] as const) {
      proxy.fault = { api: LIST_OFFSETS, loses };
      expect(await progress.unread(groupId, inputs)).toEqual([]);
      expect(proxy.fault).toBeUndefined();
    }

    await progress.close();
    await until(async () => (await proxy.connections()) === 0, 'no connection is open');
    await stage.close();
    proxy.close();
  });
});
