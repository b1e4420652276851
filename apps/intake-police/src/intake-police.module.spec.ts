import { Test } from '@nestjs/testing';
import {
  Codec,
  decodeObserved,
  encodeCommand,
  loadSchemas,
  MemorySchemaIds,
  packingWith,
} from '@iom/codec';
import type { Command } from '@iom/domain';
import {
  COMMANDS,
  handlersOf,
  memoryCommandLog,
  MemoryLog,
  OBSERVED,
  topicDeclarations,
} from '@iom/event-log';
import { HealthRegistry, loadConfig, MetricsRegistry, PlatformModule } from '@iom/platform';
import { operator } from '@iom/testing';
import { changeOf, DEPLOYMENT, officerContact, OBSERVED_AT } from '../test/samples.js';
import { IntakePoliceController } from './intake-police.controller.js';
import { intakePoliceDefinition } from './intake-police.definition.js';
import { IntakePoliceModule } from './intake-police.module.js';

const JO = operator();

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
  const log = new MemoryLog({
    topics: topicDeclarations(DEPLOYMENT.organisations),
    packing: packingWith(codec),
    now: () => OBSERVED_AT,
  });
  const module = IntakePoliceModule.with({
    codec,
    deployment: DEPLOYMENT,
    commands: { operators: [JO], log: memoryCommandLog(log) },
  });
  const built = await Test.createTestingModule({ imports: [platform, module] }).compile();
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
  const order = async (command: Command) => {
    log.append({ topic: COMMANDS, partition: 0, key: null, value: encodeCommand(codec, command) });
    await stage.drain();
  };
  const acknowledge = async (...values: readonly (object | string)[]) => {
    log.append(
      ...values.map((value) => ({
        topic: 'ack.gwent-police',
        partition: 2,
        key: 'd-1',
        value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
      })),
    );
    await stage.drain();
  };
  const observed = () => log.read(OBSERVED).map(({ value }) => decodeObserved(codec, value!));
  const feedback = (org: string) =>
    log.read(`feedback.${org}`).map(({ key, value, headers }) => ({
      key: key?.toString() ?? null,
      ...(headers['iom-command-id'] && { commandId: headers['iom-command-id'].toString() }),
      value: JSON.parse(value!.toString()) as unknown,
    }));
  return { metrics, send, order, acknowledge, observed, feedback };
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

  it('says of a record that an acknowledgement names that it is a copy, and no more', async () => {
    const { acknowledge, observed, feedback } = await onMemoryLog();
    const ack = { disclosureId: 'd-1', status: 'applied' };
    await acknowledge(ack, { ...ack, recordId: 'OC-2026-000123' }, 'no json');
    expect(observed()).toMatchObject([
      {
        type: 'CopyDeclared',
        disclosureId: 'd-1',
        meta: {
          sourceOrg: 'gwent-police',
          sourceSystem: 'NICHE',
          sourceRecordId: 'OC-2026-000123',
        },
      },
    ]);
    expect(feedback('gwent-police')).toMatchObject([
      { value: { status: 'DISCARDED', reasonCode: 'ACK_NOT_JSON', recordId: null } },
    ]);
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

describe('an operator who has a record of a force read again', () => {
  const SET_ASIDE = '00000000-0000-5000-8000-00000000000a';
  const at = (offset: number, topic = 'source.gwent-police') => ({
    topic,
    partition: 1,
    offset,
    setAside: SET_ASIDE,
  });

  it('gets what it says by today’s code, naming what it resolves, and the force hears of it', async () => {
    const { send, order, observed, feedback, metrics } = await onMemoryLog();
    await send('gwent-police', officerContact());
    const command = JO.command({ target: at(0) });
    await order(command);
    expect(observed().slice(1)).toMatchObject([
      { type: 'ContactRecorded', meta: { causationId: SET_ASIDE } },
      { type: 'SetAsideSettled', how: 'REDRIVEN', offset: 0, commandId: command.commandId },
    ]);
    expect(feedback('gwent-police')).toMatchObject([
      {
        key: 'OC-2026-000123',
        commandId: command.commandId,
        value: { status: 'REDRIVEN', recordVersion: 1, reasonCode: null },
      },
    ]);
    expect(await metrics.text()).toContain(
      'iom_commands_total{kind="REDRIVE",outcome="obeyed",reason="REDRIVEN"} 1',
    );
  });

  it('gets nothing when it cannot be understood still, and the force hears again what is wrong', async () => {
    const { send, order, observed, feedback } = await onMemoryLog();
    await send('gwent-police', officerContact({}, { kind: 'drone-visit' }));
    const command = JO.command({ target: at(0) });
    await order(command);
    expect(observed().map(({ type }) => type)).toEqual(['RecordSetAside']);
    expect(feedback('gwent-police')).toMatchObject([
      { value: { status: 'QUARANTINED' } },
      {
        commandId: command.commandId,
        value: { status: 'QUARANTINED', reasonCode: 'UNKNOWN_CODE', fieldPath: 'record.kind' },
      },
    ]);
  });

  it('may give it up, and the force hears that it was', async () => {
    const { send, order, observed, feedback } = await onMemoryLog();
    await send('gwent-police', officerContact({}, { kind: 'drone-visit' }));
    await order(JO.command({ kind: 'DISCARD', reason: 'sent again', target: at(0) }));
    expect(observed().at(-1)).toMatchObject({ type: 'SetAsideSettled', how: 'DISCARDED' });
    expect(feedback('gwent-police').at(-1)).toMatchObject({
      key: 'OC-2026-000123',
      value: { status: 'DISCARDED', reasonCode: 'BY_OPERATOR' },
    });
  });

  it('is told of a record that is no longer kept', async () => {
    const { order, observed, feedback } = await onMemoryLog();
    await order(JO.command({ target: at(7) }));
    expect(observed()).toEqual([]);
    expect(feedback('gwent-police')).toMatchObject([
      { value: { status: 'QUARANTINED', reasonCode: 'NO_LONGER_KEPT' } },
    ]);
  });

  it('is not obeyed without the right key, and that shows', async () => {
    const { send, order, observed, feedback, metrics } = await onMemoryLog();
    await send('gwent-police', officerContact());
    await order(operator().command({ target: at(0) }));
    expect(observed()).toHaveLength(1);
    expect(feedback('gwent-police')).toEqual([]);
    expect(await metrics.text()).toContain(
      'iom_commands_total{kind="REDRIVE",outcome="refused",reason="WRONG_SIGNATURE"} 1',
    );
  });

  it('is left to the other intake when it is about a record of probation', async () => {
    const { order, observed, metrics } = await onMemoryLog();
    const [probation] = DEPLOYMENT.organisations.filter(({ kind }) => kind === 'probation');
    await order(JO.command({ target: at(0, `source.${probation?.id}`) }));
    expect(observed()).toEqual([]);
    expect(await metrics.text()).not.toContain('iom_commands_total{');
  });
});
