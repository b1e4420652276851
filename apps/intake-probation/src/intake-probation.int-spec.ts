import { randomUUID } from 'node:crypto';
import {
  Codec,
  decodeObserved,
  loadSchemas,
  packingWith,
  RegistrySchemaIds,
  registerSchemas,
} from '@iom/codec';
import type { Observed } from '@iom/domain';
import {
  applyTopics,
  EventLogClient,
  EventLogProducer,
  KafkaCommandLog,
  OBSERVED,
  StageServer,
  tail,
  topicDeclarations,
} from '@iom/event-log';
import { createLog, FATAL, type Fatal, loadConfig, type RunningApp, startApp } from '@iom/platform';
import { until } from '@iom/testing';
import {
  change,
  CODES,
  contact,
  offender,
  offenderManager,
  REFERENCE,
  registration,
  WALES,
  wrapped,
} from '../test/samples.js';
import { intakeProbationDefinition } from './intake-probation.definition.js';
import { IntakeProbationModule } from './intake-probation.module.js';
import { ReferenceTable } from './reference/reference-table.js';

const { env } = process;
// A name of its own, for other specs write to the same broker.
const run = randomUUID().slice(0, 8);
const wales = { ...WALES, id: `wales-${run}` };
const deployment = { organisations: [wales], retainEventsDays: 730 };
const topics = topicDeclarations(deployment.organisations);

describe('the intake of probation on a real broker', () => {
  const client = new EventLogClient({
    clientId: 'intake-probation-spec',
    brokers: env['KAFKA_BROKERS']!.split(','),
  });
  const fatal: unknown[] = [];
  let codec: Codec;
  let producer: EventLogProducer;
  let app: RunningApp;

  const start = (): Promise<RunningApp> =>
    startApp({
      config: loadConfig([], {}),
      log: createLog({ app: 'spec', level: 'fatal' }),
      fatal: (error) => fatal.push(error),
      nestLog: false,
      module: IntakeProbationModule.with({
        codec,
        deployment,
        codes: CODES,
        commands: { operators: [], log: new KafkaCommandLog(client) },
        openCodeTables: (org, onFatal) => new ReferenceTable({ client, org, onFatal }),
      }),
      strategies: (nest) => [
        new StageServer({
          ...intakeProbationDefinition(deployment.organisations, codec),
          groupId: `intake-probation-${run}`,
          client,
          onFatal: nest.get<Fatal>(FATAL),
        }),
      ],
    });

  const send = (...values: readonly (object | null)[]) =>
    producer.send(
      values.map((value) => ({
        topic: `source.${wales.id}`,
        partition: 0,
        key: null,
        value: value === null ? null : Buffer.from(JSON.stringify(value)),
      })),
    );

  const sendReference = (rows: Iterable<readonly [string, object]>) =>
    producer.send(
      [...rows].map(([key, row]) => ({
        topic: `reference.${wales.id}`,
        partition: 0,
        key,
        value: Buffer.from(
          JSON.stringify(change(key.split('/')[0]!, row as Record<string, unknown>)),
        ),
      })),
    );

  const read = async (name: string) => {
    const topic = topics.find((declared) => declared.name === name)!;
    const records = [];
    for await (const record of tail(client, {
      topic,
      packing: packingWith(codec),
      follow: false,
    })) {
      records.push(record);
    }
    return records;
  };

  const observed = async (): Promise<readonly Observed[]> => {
    const records = await read(OBSERVED);
    await codec.learn(records.map(({ value }) => value));
    return records
      .map(({ value }) => decodeObserved(codec, value!))
      .filter(({ meta }) => meta.sourceOrg === wales.id);
  };

  beforeAll(async () => {
    await applyTopics(client, topics);
    const ids = new RegistrySchemaIds(env['SCHEMA_REGISTRY_URL']!);
    await registerSchemas(ids, loadSchemas());
    codec = await Codec.open(loadSchemas(), ids);
    producer = await EventLogProducer.connect(client);
    await sendReference(REFERENCE);
    app = await start();
  });

  afterAll(async () => {
    await app.close();
    await producer.close();
    await removeTopics(client);
  });

  it('knows the codes before the first record, and keeps the order of the source', async () => {
    await send(
      offender(),
      offenderManager(),
      wrapped(registration('added'), 'probation-case.registration.added'),
      contact(),
      contact({ CONTACT_DATE: '2026-02-30', CONTACT_ID: 5 }),
      contact({ ROW_VERSION: 2, CONTACT_OUTCOME_TYPE_ID: '1' }),
      null,
    );
    await until('all of them are through', async () => (await observed()).length === 7);
    expect((await observed()).map(({ type }) => type)).toEqual([
      'IdentifiersReported',
      'AccessLimitLifted',
      'ResponsibleTeamChanged',
      'NominalSelected',
      'ContactOffered',
      'RecordSetAside',
      'ContactRecorded',
    ]);
    const told = (await read(`feedback.${wales.id}`)).map(({ key, value }) => ({
      key: String(key),
      value: JSON.parse(value!.toString()) as unknown,
    }));
    expect(told).toMatchObject([
      { key: 'CONTACT/5', value: { reasonCode: 'IMPOSSIBLE_DATE', offset: 4 } },
    ]);
    expect(fatal).toEqual([]);
  });

  it('waits for a code row that comes after the first record that needs it', async () => {
    const before = (await observed()).length;
    await send(contact({ CONTACT_ID: 6, CONTACT_TYPE_ID: 600 }), contact({ CONTACT_ID: 7 }));
    await sendReference([['R_CONTACT_TYPE/600', { CODE: 'COHV', ATTENDANCE_CONTACT: 'Y' }]]);
    await until('both are through', async () => (await observed()).length === before + 2);
    expect((await observed()).slice(before)).toMatchObject([
      { type: 'ContactOffered', kind: 'HOME_VISIT', meta: { sourceRecordId: 'CONTACT/6' } },
      { type: 'ContactOffered', kind: 'OFFICE', meta: { sourceRecordId: 'CONTACT/7' } },
    ]);
  });

  it('goes on without a code row that never comes', async () => {
    const before = (await observed()).length;
    await send(contact({ CONTACT_ID: 8, CONTACT_TYPE_ID: 601 }), contact({ CONTACT_ID: 9 }));
    await until('both are through', async () => (await observed()).length === before + 2);
    expect((await observed()).slice(before)).toMatchObject([
      { type: 'RecordSetAside', reason: 'CODE_NOT_SEEN_YET', person: { offenderId: '2500343964' } },
      { type: 'ContactOffered' },
    ]);
    expect(fatal).toEqual([]);
  });
});

async function removeTopics(client: EventLogClient): Promise<void> {
  const admin = client.kafka.admin();
  await admin.connect();
  const ours = topics.map(({ name }) => name).filter((name) => name.includes(run));
  await admin.deleteTopics({ topics: ours });
  await admin.disconnect();
}
