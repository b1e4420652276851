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
import { GWENT, NORTH_WALES, officerContact } from '../test/samples.js';
import { intakePoliceDefinition } from './intake-police.definition.js';
import { IntakePoliceModule } from './intake-police.module.js';

const { env } = process;
// Names of their own, for other specs write to the same broker.
const run = randomUUID().slice(0, 8);
const gwent = { ...GWENT, id: `gwent-${run}` };
const north = { ...NORTH_WALES, id: `north-${run}` };
const deployment = { organisations: [gwent, north], retainEventsDays: 730 };
const topics = topicDeclarations(deployment.organisations);

describe('the intake of the police on a real broker', () => {
  const client = new EventLogClient({
    clientId: 'intake-police-spec',
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
      module: IntakePoliceModule.with({
        codec,
        deployment,
        commands: { operators: [], log: new KafkaCommandLog(client) },
      }),
      strategies: (nest) => [
        new StageServer({
          ...intakePoliceDefinition(deployment.organisations, codec),
          groupId: `intake-police-${run}`,
          client,
          spread: true,
          onFatal: nest.get<Fatal>(FATAL),
        }),
      ],
    });

  const send = (org: string, partition: number, value: object | string) =>
    producer.send([
      {
        topic: `source.${org}`,
        partition,
        key: 'N61-4450012',
        value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
      },
    ]);

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
      .filter(({ meta }) => meta.sourceOrg.endsWith(run));
  };

  const reasons = async (org: string) =>
    (await read(`feedback.${org}`)).map(
      ({ value }) => (JSON.parse(value!.toString()) as { reasonCode: string }).reasonCode,
    );

  beforeAll(async () => {
    await applyTopics(client, topics);
    const ids = new RegistrySchemaIds(env['SCHEMA_REGISTRY_URL']!);
    await registerSchemas(ids, loadSchemas());
    codec = await Codec.open(loadSchemas(), ids);
    producer = await EventLogProducer.connect(client);
    app = await start();
  });

  afterAll(async () => {
    await app.close();
    await producer.close();
    await removeTopics(client);
  });

  it('translates what every force sends, and tells each of its own bad records alone', async () => {
    await send(gwent.id, 0, officerContact({ recordId: 'OC-1' }));
    await send(gwent.id, 1, 'no json');
    await send(gwent.id, 2, officerContact({ recordId: 'OC-2', marking: 'SECRET' }));
    await send(north.id, 0, officerContact({ recordId: 'OC-3' }));
    await send(north.id, 2, officerContact({ recordId: 'OC-4', force: '60' }));
    await until('both good records are through', async () => (await observed()).length === 3);
    await until('every bad record is answered', async () => {
      const told = [await read(`feedback.${gwent.id}`), await read(`feedback.${north.id}`)];
      return told[0]!.length === 2 && told[1]!.length === 1;
    });

    const said = (await observed()).map(({ type, meta }) => `${type} ${meta.sourceRecordId}`);
    expect(said.toSorted()).toEqual([
      'ContactRecorded OC-1',
      'ContactRecorded OC-4',
      `RecordSetAside source.${gwent.id}/1/0`,
    ]);
    expect((await reasons(gwent.id)).toSorted()).toEqual(['MARKING_TOO_HIGH', 'NOT_JSON']);
    expect(await reasons(north.id)).toEqual(['WRONG_FORCE']);
    expect(fatal).toEqual([]);
  });

  it('goes on after a restart where it had stopped, and says nothing twice', async () => {
    const before = (await observed()).length;
    await app.close();
    await send(gwent.id, 0, officerContact({ recordId: 'OC-5' }));
    app = await start();
    await until('the record sent meanwhile is through', async () =>
      (await observed()).some(({ meta }) => meta.sourceRecordId === 'OC-5'),
    );
    expect(await observed()).toHaveLength(before + 1);
  });
});

async function removeTopics(client: EventLogClient): Promise<void> {
  const admin = client.kafka.admin();
  await admin.connect();
  const ours = topics.map(({ name }) => name).filter((name) => name.includes(run));
  await admin.deleteTopics({ topics: ours });
  await admin.disconnect();
}
