import { Test } from '@nestjs/testing';
import {
  Codec,
  decodeRecorded,
  encodeEvent,
  loadSchemas,
  MemorySchemaIds,
  packingWith,
} from '@iom/codec';
import { decodeNominal } from '@iom/codec';
import {
  EVENTS,
  handlersOf,
  MemoryLog,
  NOMINALS,
  OBSERVED,
  topicDeclarations,
} from '@iom/event-log';
import { HealthRegistry, loadConfig, MetricsRegistry, PlatformModule } from '@iom/platform';
import { aNominal, KEY, police, probation, WALES } from '../testing/rig.js';
import type { RegisterValue } from './register-value.js';
import { RegisterController } from './register.controller.js';
import { registerDefinition } from './register.definition.js';
import { RegisterModule } from './register.module.js';

async function onMemoryLog() {
  const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
  const metrics = new MetricsRegistry();
  const platform = PlatformModule.of({
    config: loadConfig([], {}),
    log: { info: () => undefined, warn: () => undefined, error: () => undefined },
    fatal: () => undefined,
    health: new HealthRegistry(),
    metrics,
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
  return { codec, metrics, log, stage, tell };
}

describe('the register on a log', () => {
  it('writes events by subject and event, and the nominal by subject, into one partition', async () => {
    const { codec, log, tell } = await onMemoryLog();
    await tell(...aNominal());
    const [event] = log.read(EVENTS);
    const [nominal] = log.read(NOMINALS);
    const recorded = decodeRecorded(codec, event?.value ?? Buffer.alloc(0));
    expect(recorded.type).toBe('NominalSelected');
    expect(event?.key?.toString()).toBe(`${recorded.subjectId}/${recorded.meta.eventId}`);
    expect(nominal?.key?.toString()).toBe(recorded.subjectId);
    expect(nominal?.partition).toBe(event?.partition);
    expect(decodeNominal(codec, nominal?.value ?? Buffer.alloc(0))).toMatchObject({
      version: 1,
      standing: { ...recorded.standing },
    });
  });

  it('goes on after a restart as if there had been none, whatever it held', async () => {
    const tellHalf = [
      ...aNominal(),
      police('ContactRecorded', { record: 'OC-1' }),
      police('ContactRecorded', {
        record: 'OC-9',
        claim: { nicheNominalId: 'N61-9', pncId: null },
      }),
      probation('RecordSetAside', { record: 'CONTACT/7' }),
      police('ContactRecorded', { record: 'OC-2' }),
    ];
    const tellRest = [
      police('ContactRecorded', { record: 'OC-1', version: '2' }, { notes: 'changed' }),
      probation('ContactRecorded', { record: 'CONTACT/7', version: '2' }),
      police('ContactRecorded', { record: 'OC-10', claim: { nicheNominalId: 'N61-9' } }),
    ];
    const [calm, restarted] = [await onMemoryLog(), await onMemoryLog()];
    await calm.tell(...tellHalf, ...tellRest);
    await restarted.tell(...tellHalf);
    restarted.stage.restart();
    await restarted.tell(...tellRest);

    for (const topic of [EVENTS, NOMINALS]) {
      const [a, b] = [calm, restarted].map(({ log }) =>
        log.read(topic).map(({ key, value }) => [key?.toString(), value]),
      );
      expect(b).toEqual(a);
      expect(a?.length).toBeGreaterThan(3);
    }
  });

  it('shows what became of everything, and nothing personal', async () => {
    const { metrics, tell } = await onMemoryLog();
    await tell(...aNominal(), police('ContactRecorded', { claim: { pncId: null } }));
    const text = await metrics.text();
    expect(text).toMatch(/iom_register_observations_total\{outcome="forwarded",reason="none"\} 1/);
    expect(text).toMatch(/outcome="dropped",reason="not-a-nominal"\} 0/);
    expect(text).toMatch(/iom_register_waiting 1/);
    expect(text).not.toMatch(/X000001|N61-1/);
  });
});
