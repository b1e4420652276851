import { setImmediate as turn } from 'node:timers/promises';
import { testClient, until } from './broker.fixtures.js';
import { EventLogClient } from './event-log-client.js';
import { API, FaultProxy } from './fault-proxy.fixtures.js';
import { PartitionTask } from './partition-task.js';
import { RunnableStage } from './runnable-stage.js';
import { noMetricsYet } from './stage-metrics.js';
import { CountingStage } from './stage-runner.fixtures.js';

const TENURES = 60;
const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
const client = testClient(brokers.join());

describe('a stage that loses its connection over and over', () => {
  it('loses and repeats nothing, and keeps no connection of the tenures that have ended', async () => {
    const proxy = await FaultProxy.before(brokers[0] ?? '');
    const unreliable = new EventLogClient({
      clientId: 'unreliable',
      brokers,
      socketFactory: ({ onConnect }) => proxy.connect(onConnect),
    });
    const stage = await CountingStage.create(client);
    const metrics = noMetricsYet();
    const task = new PartitionTask<number>(0, [stage.input], {
      client: unreliable,
      stage: new RunnableStage({ ...stage.definition, groupId: stage.groupId }, stage.handlers()),
      transactionTimeoutMs: 10_000,
      giveUpAfterMs: 60_000,
      metrics,
      confirmed: () => turn(),
      onFatal: () => undefined,
    });
    await stage.tell('begin');
    await stage.answered(1);
    const ofOneTenure = await proxy.connections();

    const faults = Object.values(API).flatMap((api) =>
      (['request', 'reply'] as const).map((loses) => ({ api, loses })),
    );
    const expected = ['begin 1'];
    for (let n = 0; metrics.takeOvers < TENURES; n++) {
      const fault = faults[n % faults.length];
      // A take-over is broken on its way by breaking the tenure before it.
      const first = { api: API.endTransaction, loses: 'request' } as const;
      proxy.fault = fault?.api === API.initProducerId ? first : fault;
      await stage.tell(String(n));
      expected.push(`${n} ${n + 2}`);
      await until(() => proxy.fault === undefined, 'the connection is cut');
      if (fault?.api === API.initProducerId) proxy.fault = fault;
      await stage.answered(expected.length);
      await until(() => proxy.fault === undefined, 'the take-over is cut');
    }

    expect(await stage.answers()).toEqual(expected);
    await until(
      async () => (await proxy.connections()) <= ofOneTenure,
      `no more than ${ofOneTenure} connections are open`,
    );
    await task.stop();
    await until(async () => (await proxy.connections()) === 0, 'no connection is open');
    await stage.close();
    proxy.close();
  });
});
