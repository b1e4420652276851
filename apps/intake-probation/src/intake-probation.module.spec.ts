import { Test } from '@nestjs/testing';
import {
  Codec,
  decodeObserved,
  encodeCommand,
  loadSchemas,
  MemorySchemaIds,
  packingWith,
  type JsonObject,
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
import {
  CODES,
  contact,
  DEPLOYMENT,
  OBSERVED_AT,
  offender,
  REFERENCE,
  registration,
  wrapped,
} from '../test/samples.js';
import { IntakeProbationController } from './intake-probation.controller.js';
import { intakeProbationDefinition } from './intake-probation.definition.js';
import { IntakeProbationModule } from './intake-probation.module.js';
import { Arrivals } from './reference/arrivals.js';
import type { OpenCodeTables } from './reference/reference-table.js';

/** Code tables in memory, into which rows can be put while somebody waits for them. */
class MemoryCodeTables implements OpenCodeTables {
  readonly rows = new Map(REFERENCE);
  readonly waitedFor: string[] = [];
  private readonly arrivals = new Arrivals();

  get(key: string): JsonObject | undefined {
    return this.rows.get(key);
  }

  entries(): Iterable<readonly [string, JsonObject]> {
    return this.rows.entries();
  }

  put(key: string, row: JsonObject): void {
    this.rows.set(key, row);
    this.arrivals.arrived(key);
  }

  appears(key: string, signal: AbortSignal): Promise<boolean> {
    this.waitedFor.push(key);
    return this.arrivals.of(key, signal);
  }

  start(): Promise<void> {
    return Promise.resolve();
  }

  stop(): void {
    this.arrivals.arrived('');
  }
}

const JO = operator();

async function onMemoryLog(patienceMs = 20) {
  const codec = await Codec.open(loadSchemas(), new MemorySchemaIds());
  const metrics = new MetricsRegistry();
  const tables = new MemoryCodeTables();
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
  const module = IntakeProbationModule.with({
    codec,
    deployment: DEPLOYMENT,
    commands: { operators: [JO], log: memoryCommandLog(log) },
    codes: CODES,
    openCodeTables: () => tables,
    patienceMs,
  });
  const built = await Test.createTestingModule({ imports: [platform, module] }).compile();
  const stage = log.runStage(
    intakeProbationDefinition(DEPLOYMENT.organisations, codec),
    handlersOf(built.get(IntakeProbationController)),
  );
  const send = async (...values: readonly object[]) => {
    log.append(
      ...values.map((value) => ({
        topic: 'source.probation-wales',
        partition: 0,
        key: null,
        value: Buffer.from(JSON.stringify(value)),
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
        topic: 'ack.probation-wales',
        partition: 2,
        key: 'd-1',
        value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
      })),
    );
    await stage.drain();
  };
  const observed = () => log.read(OBSERVED).map(({ value }) => decodeObserved(codec, value!));
  const feedback = () =>
    log
      .read('feedback.probation-wales')
      .map(({ value }) => JSON.parse(value!.toString()) as unknown);
  return { metrics, tables, send, order, acknowledge, observed, feedback };
}

const count = (type: string, outcome: string, reason: string) =>
  `iom_intake_records_total{org="probation-wales",type="${type}",outcome="${outcome}",reason="${reason}"} 1`;

describe('the intake of probation on a log', () => {
  it('says what messages and rows say, in the order in which they came', async () => {
    const { send, observed, feedback } = await onMemoryLog();
    await send(offender(), wrapped(registration('added')), contact());
    expect(observed().map(({ type }) => type)).toEqual([
      'IdentifiersReported',
      'AccessLimitLifted',
      'NominalSelected',
      'ContactOffered',
    ]);
    expect(feedback()).toEqual([]);
  });

  it('waits for a code row that is on its way, with all that follows behind it', async () => {
    const { send, tables, observed, feedback } = await onMemoryLog(10_000);
    const sent = send(contact({ CONTACT_TYPE_ID: '777' }), offender());
    expect(observed()).toEqual([]);
    tables.put('R_CONTACT_TYPE/777', { CODE: 'CHVS', ATTENDANCE_CONTACT: 'Y' });
    await sent;
    expect(observed()[0]).toMatchObject({ type: 'ContactOffered', kind: 'HOME_VISIT' });
    expect(observed()).toHaveLength(3);
    expect(feedback()).toEqual([]);
  });

  it('sets a record aside whose code row does not come, and waits for that row only once', async () => {
    const { send, tables, observed, feedback } = await onMemoryLog();
    await send(contact({ CONTACT_TYPE_ID: '777' }), offender());
    await send(contact({ CONTACT_TYPE_ID: '777', CONTACT_ID: '2' }));
    expect(observed().map(({ type }) => type)).toEqual([
      'RecordSetAside',
      'IdentifiersReported',
      'AccessLimitLifted',
      'RecordSetAside',
    ]);
    expect(feedback()).toMatchObject([
      { recordId: 'CONTACT/2510101340', reasonCode: 'CODE_NOT_SEEN_YET', status: 'QUARANTINED' },
      { recordId: 'CONTACT/2' },
    ]);
    expect(tables.waitedFor).toEqual(['R_CONTACT_TYPE/777']);
    tables.put('R_CONTACT_TYPE/777', { CODE: 'CHVS', ATTENDANCE_CONTACT: 'Y' });
    await send(contact({ CONTACT_TYPE_ID: '777', CONTACT_ID: '3' }));
    expect(observed().at(-1)?.type).toBe('ContactOffered');
  });

  it('says of a record that an acknowledgement names that it is a copy, and no more', async () => {
    const { acknowledge, observed, feedback } = await onMemoryLog();
    const ack = { disclosureId: 'd-1', status: 'applied' };
    await acknowledge(ack, { ...ack, recordId: '2510101340' }, 'no json');
    expect(observed()).toMatchObject([
      {
        type: 'CopyDeclared',
        disclosureId: 'd-1',
        meta: {
          sourceOrg: 'probation-wales',
          sourceSystem: 'NDELIUS',
          sourceRecordId: 'CONTACT/2510101340',
        },
      },
    ]);
    expect(feedback()).toMatchObject([
      { status: 'DISCARDED', reasonCode: 'ACK_NOT_JSON', recordId: null },
    ]);
  });

  it.each([
    ['2510101340', 'CONTACT/2510101340'],
    ['contact/00981', 'CONTACT/981'],
    ['-5', 'CONTACT/-5'],
    [981, 'CONTACT/981'],
    ['NSI/7', 'NSI/7'],
  ])('knows the record that an acknowledgement names as %s', async (recordId, known) => {
    const { acknowledge, observed } = await onMemoryLog();
    await acknowledge({ disclosureId: 'd-1', status: 'applied', recordId });
    expect(observed().map(({ meta }) => meta.sourceRecordId)).toEqual([known]);
  });

  it('counts by what became of each record, and says nothing personal', async () => {
    const { metrics, send } = await onMemoryLog();
    await send(
      contact(),
      contact({ CONTACT_TYPE_ID: '204' }),
      contact({ CONTACT_DATE: '2026-02-30' }),
      contact({}, { source: { table: 'STAFF' } }),
      wrapped(registration('deleted'), 'probation-case.registration.added'),
      registration('added', { registrationCategoryCode: 'I9' }),
      registration('added', {}, { eventType: 'tier.calculation.complete' }),
    );
    const text = await metrics.text();
    expect(text).toContain(count('CONTACT', 'observed', 'none'));
    expect(text).toContain(count('CONTACT', 'skipped', 'CONTACT_TYPE_NOT_CARRIED'));
    expect(text).toContain(count('CONTACT', 'set-aside', 'IMPOSSIBLE_DATE'));
    expect(text).toContain(count('other', 'skipped', 'TABLE_NOT_CARRIED'));
    expect(text).toContain(count('probation-case.registration.deleted', 'observed', 'none'));
    expect(text).toContain(count('tier.calculation.complete', 'skipped', 'EVENT_TYPE_NOT_CARRIED'));
    expect(text).toMatch(
      /iom_intake_remarks_total\{org="probation-wales",reason="TYPES_DISAGREE"\} 1/,
    );
    expect(text).toMatch(
      /iom_intake_remarks_total\{org="probation-wales",reason="CATEGORY_NOT_MAPPED"\} 1/,
    );
    expect(text).not.toMatch(/Synthetic|X000001|2500343964/);
  });
});

describe('an operator who has a record of probation read again', () => {
  const at = { topic: 'source.probation-wales', partition: 0, offset: 0 };

  it('gets what it says once its code row is there, and not before', async () => {
    const { send, order, tables, observed, feedback } = await onMemoryLog();
    await send(contact({ CONTACT_TYPE_ID: '777' }));
    const setAside = observed()[0]?.meta.eventId ?? null;
    await order(JO.command({ target: { ...at, setAside } }));
    expect(observed().map(({ type }) => type)).toEqual(['RecordSetAside']);
    tables.put('R_CONTACT_TYPE/777', { CODE: 'CHVS', ATTENDANCE_CONTACT: 'Y' });
    await order(JO.command({ target: { ...at, setAside } }));
    expect(observed().slice(1)).toMatchObject([
      { type: 'ContactOffered', meta: { causationId: setAside } },
      { type: 'SetAsideSettled', how: 'REDRIVEN', meta: { causationId: setAside } },
    ]);
    expect(feedback()).toMatchObject([
      { status: 'QUARANTINED' },
      { status: 'QUARANTINED', reasonCode: 'CODE_NOT_SEEN_YET' },
      { status: 'REDRIVEN', recordId: 'CONTACT/2510101340', recordVersion: expect.any(String) },
    ]);
  });

  it('is not told the name that the bridge has made up for a message', async () => {
    const { send, order, feedback } = await onMemoryLog();
    await send(wrapped(registration('added')));
    await order(
      JO.command({ kind: 'DISCARD', reason: 'sent again', target: { ...at, setAside: null } }),
    );
    expect(JSON.stringify(feedback())).not.toMatch(/message/i);
    expect(feedback()).toMatchObject([{ status: 'DISCARDED', reasonCode: 'BY_OPERATOR' }]);
  });
});
