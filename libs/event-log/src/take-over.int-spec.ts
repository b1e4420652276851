import { setTimeout as pause } from 'node:timers/promises';
import { testClient, transactional, until } from './broker.fixtures.js';
import { PartitionTask, type StageObservation } from './partition-task.js';
import { RunnableStage } from './runnable-stage.js';
import type { BatchHandler } from './stage.js';
import { noMetricsYet } from './stage-metrics.js';
import { CountingStage } from './stage-runner.fixtures.js';
import { discard } from './transactions.js';
import { twoVersions } from './versions.fixtures.js';

const client = testClient(process.env['KAFKA_BROKERS']);

/** A task without a group: nobody takes its partition away from it. */
function alone(
  stage: CountingStage,
  handlers = stage.handlers(),
  confirmed: () => Promise<void> = () => pause(100),
) {
  const observed: StageObservation[] = [];
  const definition = { ...stage.definition, groupId: stage.groupId };
  const task = new PartitionTask<number>(0, [stage.input], {
    client,
    stage: new RunnableStage(definition, handlers),
    transactionTimeoutMs: 10_000,
    giveUpAfterMs: 60_000,
    metrics: noMetricsYet(),
    confirmed,
    onFatal: () => undefined,
    observe: (observation) => observed.push(observation),
  });
  return { task, observed, steps: () => observed.map(({ what }) => what) };
}

/** An instance that still believes, once it has begun a batch, that it owns its partition: from then on nobody confirms it. */
function unconfirmed(stage: CountingStage, before: (texts: readonly string[]) => Promise<void>) {
  let mayTakeOver = true; // a young broker may refuse the first attempts
  const handlers = stage.handlers(async (texts) => {
    mayTakeOver = false;
    await before(texts);
  });
  return alone(stage, handlers, () => (mayTakeOver ? pause(100) : new Promise(() => undefined)));
}

describe('taking over a partition', () => {
  let stage: CountingStage;
  beforeEach(async () => {
    stage = await CountingStage.create(client);
  });
  afterEach(() => stage.close());

  it('shuts out an instance that was frozen in the middle of its work', async () => {
    const thawed = Promise.withResolvers<void>();
    const frozen = Promise.withResolvers<void>();
    await stage.tell('a');
    const zombie = unconfirmed(stage, async () => {
      frozen.resolve();
      await thawed.promise;
    });
    await frozen.promise;
    const successor = await stage.instance();
    await stage.answered(1);

    thawed.resolve();
    await until(() => zombie.steps().includes('ended'), 'the zombie has ended itself');
    for (const text of ['b', 'c', 'd']) {
      await stage.tell(text);
      await stage.answered(text.charCodeAt(0) - 96);
    }

    expect(await stage.answers()).toEqual(['a 1', 'b 2', 'c 3', 'd 4']);
    expect(successor.steps()).not.toContain('ended');
    // It has not been told that it is still a member, so it must not fence its successor.
    const steps = zombie.steps();
    expect(steps.slice(steps.lastIndexOf('assigned'))).toEqual(['assigned', 'fenced', 'restored', 'positioned', 'ended']); // prettier-ignore
    expect(steps.lastIndexOf('ended')).toBe(steps.length - 1);
    await zombie.task.stop();
  });

  it('ends what a killed instance had left open, and does its work once', async () => {
    await stage.tell('a');
    const killed = await transactional(client, `${stage.groupId}.0`, 60_000);
    const orphan = await killed.transaction();
    await orphan.send({
      topic: stage.output,
      messages: [{ partition: 0, value: 'from a killed instance' }],
    });
    await orphan.send({
      topic: stage.definition.stateTopic ?? '',
      messages: [{ partition: 0, key: 'd1.0', value: 'from a killed instance' }],
    });
    const startedAt = Date.now();
    await stage.instance();

    expect(await stage.answered(1)).toEqual(['a 1']);
    expect(Date.now() - startedAt).toBeLessThan(10_000); // its timeout would have been 60 s
    discard(killed);
  });

  it('takes nothing away from an owner when a standby joins, and goes on when the owner leaves', async () => {
    await stage.tell('a');
    const owner = await stage.instance();
    await stage.answered(1);
    const standby = await stage.instance();
    await until(() => standby.runner.readiness().ready, 'the standby has joined');
    await stage.tell('b');
    await stage.answered(2);

    expect(owner.steps().filter((step) => step === 'assigned' || step === 'ended')).toEqual([
      'assigned',
    ]);
    expect(standby.steps()).toEqual([]);
    expect(standby.runner.readiness()).toMatchObject({ live: true, lag: {} });

    await owner.runner.stop();
    await stage.tell('c');

    expect(await stage.answered(3)).toEqual(['a 1', 'b 2', 'c 3']);
    expect(standby.steps()).toContain('committed');
  });

  it('shares the partitions among instances where the stage asks for it', async () => {
    const spread = await CountingStage.create(client, 4);
    const first = await spread.instance(undefined, { spread: true });
    const second = await spread.instance(undefined, { spread: true });
    const held = () =>
      [first, second].map(({ runner }) => Object.keys(runner.readiness().lag).length);
    await until(() => held().join() === '2,2', 'each has half of the partitions');

    expect(held()).toEqual([2, 2]);
    await spread.close();
  });

  it('is refused when there is a state but no position that goes with it', async () => {
    await stage.tell('a');
    const first = await stage.instance();
    await stage.answered(1);
    await first.runner.stop();
    const other = await stage.instance(stage.handlers(), { groupId: `${stage.groupId}-2`, giveUpAfterMs: 500 }); // prettier-ignore
    await until(() => other.fatal.length > 0, 'the other group has given up');

    expect(String(other.fatal[0])).toMatch(/has state but no offsets/);
    expect(await stage.answers()).toEqual(['a 1']);
  });

  it('is refused when the position has gone back behind what this instance has done', async () => {
    await stage.tell('a', 'b');
    const { task, observed } = alone(stage);
    await stage.answered(2);
    const admin = client.kafka.admin();
    await admin.connect();
    const { groupId, input: topic } = stage;
    await admin.setOffsets({ groupId, topic, partitions: [{ partition: 0, offset: '0' }] });
    await admin.disconnect();
    discard(await transactional(client, `${groupId}.0`));
    await stage.tell('c');
    const refusal = `${groupId} was at 2 of ${topic}, and is told to be at 0`;
    await until(
      () => observed.some(({ error }) => String(error).includes(refusal)),
      'the task has refused to begin again',
    );
    await task.stop();

    expect(await stage.answers()).toEqual(['a 1', 'b 2']);
  });

  it('gives up with the original error when a bug stays, and says beforehand that it stands still', async () => {
    const bug = new TypeError('a bug that stays');
    await stage.tell('poison');
    const instance = await stage.instance(
      stage.handlers(() => {
        throw bug;
      }),
      { giveUpAfterMs: 2_500 },
    );
    await until(() => instance.runner.metrics.failedTransactions > 1, 'it has tried again');
    const meanwhile = instance.runner.readiness();
    await until(() => instance.fatal.length > 0, 'it has given up');

    expect(instance.fatal).toEqual([bug]);
    expect(meanwhile.lag).toEqual({ [`${stage.input}/0`]: 1 });
    expect(instance.runner.readiness().live).toBe(false);
    expect(await stage.answers()).toEqual([]);
  });

  it('keeps its membership through work that takes longer than a session, when the handler breathes', async () => {
    await stage.tell('a');
    const counting = stage.handlers().get(stage.input);
    const slow: BatchHandler<number> = async (batch, transaction) => {
      for (const end = Date.now() + 4_000; Date.now() < end;) await transaction.breathe();
      await counting?.(batch, transaction);
    };
    const instance = await stage.instance(new Map([[stage.input, slow]]), {
      sessionTimeoutMs: 1_500,
    });

    expect(await stage.answered(1)).toEqual(['a 1']);
    expect(instance.steps()).toEqual(['assigned', 'fenced', 'restored', 'positioned', 'committed']);
  });

  it('goes on where an older version of the stage has stopped', async () => {
    const { older, newer } = await twoVersions();
    await stage.tell('a', 'b');
    const { runner } = await stage.instance(stage.handlers(), older);
    await stage.answered(2);
    await runner.stop();

    await stage.tell('c');
    await stage.instance(stage.handlers(), newer);
    expect(await stage.answered(3)).toEqual(['a 1', 'b 2', 'c 3']);
  });

  it('finishes the batch in hand before it leaves', async () => {
    const entered = Promise.withResolvers<void>();
    const released = Promise.withResolvers<void>();
    await stage.tell('a');
    const instance = await stage.instance(
      stage.handlers(async () => {
        entered.resolve();
        await released.promise;
      }),
    );
    await entered.promise;
    const stopped = instance.runner.stop();
    released.resolve();
    await stopped;

    expect(await stage.answers()).toEqual(['a 1']);
    expect(instance.runner.metrics).toMatchObject({ transactions: 1, records: 1, takeOvers: 1 });
  });
});
