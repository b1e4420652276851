import { testClient, unique } from './broker.fixtures.js';
import { committedOffsets } from './committed-offsets.js';
import { CountingStage } from './stage-runner.fixtures.js';

const client = testClient(process.env['KAFKA_BROKERS']);

describe('where a group stands', () => {
  it('is told for each topic by the one that keeps it, and nothing for what it has never read', async () => {
    const stage = await CountingStage.create(client);
    const instance = await stage.instance();
    await stage.tell('a', 'b', 'c');
    await stage.answered(3);
    await instance.runner.stop();
    const at = { client, groupId: stage.groupId, partition: 0 };

    expect(await committedOffsets({ ...at, topics: [stage.input, stage.output] })).toEqual(
      new Map([[stage.input, 3]]),
    );
    const nobody = { ...at, groupId: unique('nobody') };
    expect(await committedOffsets({ ...nobody, topics: [stage.input] })).toEqual(new Map());
    await stage.close();
  });
});
