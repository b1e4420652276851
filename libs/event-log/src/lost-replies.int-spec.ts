import { testClient, until } from './broker.fixtures.js';
import { EventLogClient } from './event-log-client.js';
import { API, FaultProxy } from './fault-proxy.fixtures.js';
import { CountingStage } from './stage-runner.fixtures.js';

const brokers = (process.env['KAFKA_BROKERS'] ?? '').split(',');
const client = testClient(brokers.join());

describe('a stage whose connection breaks in the middle of a transaction', () => {
  it('does every record once, at whichever request it breaks and whether or not the broker had it', async () => {
    const proxy = await FaultProxy.before(brokers[0] ?? '');
    const stage = await CountingStage.create(client);
    const unreliable = new EventLogClient({
      clientId: 'unreliable',
      brokers,
      socketFactory: ({ onConnect }) => proxy.connect(onConnect),
    });
    const options = { client: unreliable, sessionTimeoutMs: 1_500 };
    const instance = await stage.instance(stage.handlers(), options);
    await stage.tell('0');
    await stage.answered(1);

    const expected = ['0 1'];
    for (const [name, api] of Object.entries(API)) {
      for (const loses of ['request', 'reply'] as const) {
        if (api === API.initProducerId) {
          // It is only asked at a take-over: have one.
          proxy.fault = { api: API.endTransaction, loses: 'request' };
          await stage.tell(`before ${name}`);
          await until(() => proxy.fault === undefined, 'a tenure breaks');
          expected.push(`before ${name} ${expected.length + 1}`);
        }
        proxy.fault = { api, loses };
        const text = `${name} ${loses}`;
        await stage.tell(text);
        expected.push(`${text} ${expected.length + 1}`);
        await stage.answered(expected.length);
        await until(() => proxy.fault === undefined, `a ${text} was lost`);
      }
    }

    expect(await stage.answers()).toEqual(expected);
    expect(instance.fatal).toEqual([]);
    expect(instance.runner.metrics.failedTransactions).toBeGreaterThan(0);
    await stage.close();
    proxy.close();
  });
});
