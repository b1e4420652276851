import { Test } from '@nestjs/testing';
import { Codec, encodeEvent, loadSchemas, MemorySchemaIds, packingWith } from '@iom/codec';
import { handlersOf, MemoryLog, OBSERVED, topicDeclarations } from '@iom/event-log';
import { HealthRegistry, loadConfig, MetricsRegistry, PlatformModule } from '@iom/platform';
import { aNominal, KEY, probation, WALES } from '../testing/rig.js';
import { CommittedState } from './committed-state.js';
import { QuarantineController } from './quarantine.controller.js';
import type { RegisterValue } from './register-value.js';
import { RegisterController } from './register.controller.js';
import { registerDefinition } from './register.definition.js';
import { RegisterModule } from './register.module.js';

async function onMemoryLog() {
  const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
  const platform = PlatformModule.of({
    config: loadConfig([], {}),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    fatal: () => undefined,
    health: new HealthRegistry(),
    metrics: new MetricsRegistry(),
  });
  const module = RegisterModule.with({ codec, deployment: WALES, deploymentKey: KEY });
  const built = await Test.createTestingModule({ imports: [platform, module] }).compile();
  const log = new MemoryLog({
    topics: topicDeclarations(WALES.organisations),
    packing: packingWith(codec),
  });
  const stage = log.runStage<RegisterValue>(
    registerDefinition(WALES.organisations, codec),
    handlersOf(built.get(RegisterController)),
  );
  const tell = async (...observations: Parameters<typeof encodeEvent>[1][]) => {
    log.append(
      ...observations.map((each) => ({
        topic: OBSERVED,
        partition: 0,
        key: null,
        value: encodeEvent(codec, each),
      })),
    );
    await stage.drain();
  };
  return {
    stage,
    tell,
    controller: built.get(QuarantineController),
    state: built.get(CommittedState),
  };
}

describe('the register, asked what is set aside', () => {
  it('says so while it does not hold the state, and does not say that there is nothing', async () => {
    const { controller } = await onMemoryLog();
    expect(() => controller.list()).toThrow('stands by');
  });

  it('answers from what is committed, also after a restart', async () => {
    const { controller, state, stage, tell } = await onMemoryLog();
    state.follow(() => stage.state());
    expect(controller.list()).toEqual({ quarantined: [] });
    await tell(
      ...aNominal(),
      probation('RecordSetAside', { record: 'CONTACT/5' }, { topic: 'source.probation-wales' }),
      probation('ContactRecorded', { record: 'CONTACT/6' }),
    );
    stage.restart();
    expect(controller.list().quarantined).toMatchObject([
      { topic: 'source.probation-wales', waiting: 1 },
    ]);
  });
});
