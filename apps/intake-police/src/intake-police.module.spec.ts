import { Test } from '@nestjs/testing';
import { Codec, decodeObserved, loadSchemas, MemorySchemaIds, packingWith } from '@iom/codec';
import { handlersOf, MemoryLog, OBSERVED, topicDeclarations } from '@iom/event-log';
import { HealthRegistry, loadConfig, MetricsRegistry, PlatformModule } from '@iom/platform';
import { changeOf, DEPLOYMENT, officerContact, OBSERVED_AT } from '../test/samples.js';
import { IntakePoliceController } from './intake-police.controller.js';
import { intakePoliceDefinition } from './intake-police.definition.js';
import { IntakePoliceModule } from './intake-police.module.js';

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
  const module = IntakePoliceModule.with({ codec, deployment: DEPLOYMENT });
  const built = await Test.createTestingModule({ imports: [platform, module] }).compile();
  const log = new MemoryLog({
    topics: topicDeclarations(DEPLOYMENT.organisations),
    packing: packingWith(codec),
    now: () => OBSERVED_AT,
  });
  const stage = log.runStage(
    intakePoliceDefinition(DEPLOYMENT.organisations, codec),
    handlersOf(built.get(IntakePoliceController)),
  );
  const send = async (org: string, ...changes: readonly (object | string)[]) => {
    log.append(
      ...changes.map((change) => ({
        topic: `source.${org}`,
        partition: 1,
        key: 'N61-4450012',
        value: Buffer.from(typeof change === 'string' ? change : JSON.stringify(change)),
      })),
    );
    await stage.drain();
  };
  const observed = () => log.read(OBSERVED).map(({ value }) => decodeObserved(codec, value!));
  const feedback = (org: string) =>
    log.read(`feedback.${org}`).map(({ key, value }) => ({
      key: key?.toString() ?? null,
      value: JSON.parse(value!.toString()) as unknown,
    }));
  return { metrics, send, observed, feedback };
}

const count = (type: string, outcome: string, reason: string) =>
  `iom_intake_records_total{org="gwent-police",type="${type}",outcome="${outcome}",reason="${reason}"} 1`;

describe('the intake of the police on a log', () => {
  it('says what a force recorded, and nothing to the force', async () => {
    const { send, observed, feedback } = await onMemoryLog();
    await send('gwent-police', officerContact());
    expect(observed()).toMatchObject([
      { type: 'ContactRecorded', meta: { sourceOrg: 'gwent-police', observedAt: OBSERVED_AT } },
    ]);
    expect(feedback('gwent-police')).toEqual([]);
  });

  it('tells a force of its bad record under the record’s id, and goes on with the next', async () => {
    const { send, observed, feedback } = await onMemoryLog();
    await send(
      'gwent-police',
      officerContact({}, { kind: 'drone-visit' }),
      'no json',
      officerContact({ recordId: 'OC-3' }),
    );
    expect(observed().map(({ type, meta }) => [type, meta.sourceRecordId])).toEqual([
      ['RecordSetAside', 'OC-2026-000123'],
      ['RecordSetAside', 'source.gwent-police/1/1'],
      ['ContactRecorded', 'OC-3'],
    ]);
    expect(feedback('gwent-police')).toEqual([
      {
        key: 'OC-2026-000123',
        value: {
          recordId: 'OC-2026-000123',
          recordVersion: 1,
          partition: 1,
          offset: 0,
          status: 'QUARANTINED',
          reasonCode: 'UNKNOWN_CODE',
          fieldPath: 'record.kind',
          requiredAction: expect.any(String),
          at: '2026-06-14T23:00:00.000Z',
        },
      },
      { key: null, value: expect.objectContaining({ reasonCode: 'NOT_JSON', offset: 1 }) },
    ]);
  });

  it('tells the topic’s own force, and no other, of a record that is not its own', async () => {
    const { send, observed, feedback } = await onMemoryLog();
    await send('north-wales-police', officerContact());
    expect(observed()).toEqual([]);
    expect(feedback('north-wales-police')).toMatchObject([
      { value: { reasonCode: 'WRONG_FORCE' } },
    ]);
    expect(feedback('gwent-police')).toEqual([]);
  });

  it('counts by what became of each record, and says nothing personal', async () => {
    const { metrics, send } = await onMemoryLog();
    await send(
      'gwent-police',
      officerContact(),
      changeOf('Arrest'),
      officerContact({ entity: 'JaneSynthetic' }),
      officerContact({ marking: 'SECRET' }),
      officerContact({}, { outcome: 'waved' }),
    );
    const text = await metrics.text();
    expect(text).toContain(count('officer-contact', 'observed', 'none'));
    expect(text).toContain(count('arrest', 'observed', 'none'));
    expect(text).toContain(count('other', 'refused', 'UNLISTED_ENTITY'));
    expect(text).toContain(count('officer-contact', 'refused', 'MARKING_TOO_HIGH'));
    expect(text).toContain(count('officer-contact', 'set-aside', 'UNKNOWN_CODE'));
    expect(text).not.toMatch(/Synthetic|N61|waved/);
  });
});
