import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  Codec,
  decodeDisclosure,
  encodeEvent,
  encodeNominal,
  loadSchemas,
  packingWith,
  RegistrySchemaIds,
  registerSchemas,
} from '@iom/codec';
import { type Disclosure, partitionOf, type Recorded } from '@iom/domain';
import {
  applyTopics,
  DISCLOSURES,
  EventLogClient,
  EventLogProducer,
  EVENTS,
  KafkaCommandLog,
  type LogRecord,
  NOMINALS,
  PartitionReader,
  RECIPIENT_PARTITIONS,
  StageServer,
  SUBJECT_PARTITIONS,
  topicDeclarations,
  unpackRecord,
} from '@iom/event-log';
import { createLog, FATAL, type Fatal, loadConfig, type RunningApp, startApp } from '@iom/platform';
import { compile, outboundSchemas, parseAgreements } from '@iom/policy';
import { recorded, standing, until } from '@iom/testing';
import { readAgreements } from './agreements-folder.js';
import { commitmentTo } from './commitment.js';
import { disclosureDefinition } from './disclosure.definition.js';
import { DisclosureModule } from './disclosure.module.js';
import { NominalTable } from './nominals.js';
import { OutboundRecords } from './outbound-record.js';
import type { Told } from './told.js';

const { env } = process;
const AGREEMENTS = join(import.meta.dirname, '../../../agreements');
const { deployment, policy } = readAgreements(AGREEMENTS);
const topics = topicDeclarations(deployment.organisations);

/** A person becomes a nominal. */
const selection = (subjectId: string) =>
  recorded('NominalSelected', {
    meta: { eventId: randomUUID(), sourceOrg: 'probation-wales', sourceSystem: 'NDELIUS' },
    standing: standing({ subjectId }),
    previousStanding: standing({ subjectId, cohort: null }),
  });

describe('disclosure on a real broker, with a real schema registry', () => {
  const client = new EventLogClient({
    clientId: 'disclosure-spec',
    brokers: env['KAFKA_BROKERS']!.split(','),
  });
  const registryUrl = env['SCHEMA_REGISTRY_URL']!;
  const fatal: unknown[] = [];
  let codec: Codec;
  let producer: EventLogProducer;
  let app: RunningApp;

  beforeAll(async () => {
    await removeTopics(client);
    await applyTopics(client, topics);
    const ids = new RegistrySchemaIds(registryUrl);
    const outbound = outboundSchemas(policy);
    await registerSchemas(ids, loadSchemas());
    await registerSchemas(ids, outbound);
    codec = await Codec.open(loadSchemas(), ids);
    await codec.add(outbound);
    producer = await EventLogProducer.connect(client);
    app = await start();
  });

  afterAll(async () => {
    await app.close();
    await producer.close();
    await removeTopics(client);
  });

  const start = (): Promise<RunningApp> =>
    startApp({
      config: loadConfig([], {}),
      log: createLog({ app: 'spec', level: 'fatal' }),
      fatal: (error) => fatal.push(error),
      nestLog: false,
      module: DisclosureModule.with({
        codec,
        policy,
        outbound: new OutboundRecords({ codec, deploymentKey: Buffer.alloc(32, 7), registryUrl }),
        drawSalt: () => randomBytes(16).toString('hex'),
        eventAt: (place) => new KafkaCommandLog(client).recordAt(place),
        openNominals: (onFatal) => new NominalTable({ client, codec, onFatal }),
      }),
      strategies: (nest) => [
        new StageServer<Told>({
          ...disclosureDefinition(deployment.organisations, codec),
          client,
          spread: true,
          onFatal: nest.get<Fatal>(FATAL),
        }),
      ],
    });

  /** What the register writes of an event that leaves the person's standing as it says. */
  const register = async (event: Recorded): Promise<void> => {
    const { subjectId } = event;
    const partition = partitionOf(subjectId, SUBJECT_PARTITIONS);
    const nominal = {
      subjectId,
      version: 1,
      asAt: event.meta.observedAt,
      standing: event.standing,
    };
    // The register writes both in one transaction; without one, the nominal has to be there first.
    await producer.send([
      { topic: NOMINALS, partition, key: subjectId, value: encodeNominal(codec, nominal) },
    ]);
    await producer.send([
      {
        topic: EVENTS,
        partition,
        key: `${subjectId}/${event.meta.eventId}`,
        value: encodeEvent(codec, event),
      },
    ]);
  };

  const disclosures = async (): Promise<readonly Disclosure[]> => {
    const packing = packingWith(codec);
    return (await readAll(client, DISCLOSURES, 1))
      .flatMap((record) => unpackRecord(record, packing))
      .flatMap(({ value }) => (value === null ? [] : [decodeDisclosure(codec, value)]));
  };

  const disclosureOf = async (eventId: string): Promise<Disclosure> => {
    await until(`the disclosure of ${eventId}`, async () =>
      (await disclosures()).some((entry) => entry.eventId === eventId),
    );
    const found = (await disclosures()).filter((entry) => entry.eventId === eventId);
    expect(found).toHaveLength(1);
    return found[0]!;
  };

  it('shares a selection that the register has only just written, and commits to its bytes', async () => {
    const event = selection(`subject-${randomUUID()}`);
    await register(event);

    const { decisions } = await disclosureOf(event.meta.eventId);
    expect(decisions).toMatchObject([{ recipient: 'gwent-police', outcome: 'SHARED' }]);
    const [{ disclosureId, salt, sent }] = decisions as [Disclosure['decisions'][number]];
    const record = (await readAll(client, 'share.gwent-police', RECIPIENT_PARTITIONS)).find(
      ({ headers }) => String(headers['iom-disclosure-id']) === disclosureId,
    );
    expect(commitmentTo(record?.value ?? Buffer.alloc(0), salt)).toBe(sent?.commitment);

    const url = String(record?.headers['ce_dataschema']);
    const schema = JSON.parse(((await (await fetch(url)).json()) as { schema: string }).schema) as {
      name: string;
      namespace: string;
    };
    expect(`${schema.namespace}.${schema.name}`).toBe('uk.iom.share.gwent_police.NominalSelected');
    expect(fatal).toEqual([]);
  });

  it('tells a force of the end of what another instance told it the beginning of', async () => {
    const subjectId = `subject-${randomUUID()}`;
    const begun = selection(subjectId);
    await register(begun);
    await disclosureOf(begun.meta.eventId);
    await app.close();
    app = await start();

    const ended = recorded('NominalDeselected', {
      meta: { eventId: randomUUID(), sourceOrg: 'probation-wales', sourceSystem: 'NDELIUS' },
      standing: standing({ subjectId, cohort: null, limitedAccess: 'RESTRICTED' }),
      previousStanding: standing({ subjectId }),
    });
    await register(ended);
    const { decisions } = await disclosureOf(ended.meta.eventId);
    expect(decisions).toMatchObject([{ recipient: 'gwent-police', outcome: 'SHARED' }]);
    expect(fatal).toEqual([]);
  });

  it('keeps every reader when agreements come to share more and less: the registry takes the new schemas', async () => {
    const path = join(AGREEMENTS, 'iom-gwent.yaml');
    const text = readFileSync(path, 'utf8')
      .replaceAll('agencyClass: withhold', 'agencyClass: share')
      .replaceAll('answers: withhold', 'answers: share')
      .replaceAll('outcome: share', 'outcome: withhold')
      .replaceAll('location: { generalise: location-class }', 'location: share');
    const changed = parseAgreements([{ path, text }], deployment.organisations);
    if (!changed.ok) throw new Error(JSON.stringify(changed.error));
    const schemas = outboundSchemas(compile(changed.value));
    const ids = new RegistrySchemaIds(registryUrl);
    const registered = await registerSchemas(ids, schemas);
    const name = 'uk.iom.share.gwent_police.ContactRecorded';
    expect(registered.get(name)).not.toBe(codec.idOf(name));
    expect(registered.size).toBe(schemas.size);
  });
});

async function readAll(
  client: EventLogClient,
  topic: string,
  partitions: number,
): Promise<readonly LogRecord[]> {
  const all: LogRecord[] = [];
  for (let partition = 0; partition < partitions; partition++) {
    const reader = await PartitionReader.open({ client, topic, partition });
    try {
      for await (const records of reader.toEnd()) all.push(...records);
    } finally {
      reader.close();
    }
  }
  return all;
}

/** The names are the bridge's own, so whatever another spec has left under them goes. */
async function removeTopics(client: EventLogClient): Promise<void> {
  const admin = client.kafka.admin();
  await admin.connect();
  const names = new Set(topics.map(({ name }) => name));
  const ours = async () => (await admin.listTopics()).filter((name) => names.has(name));
  const found = await ours();
  if (found.length > 0) await admin.deleteTopics({ topics: found });
  await until('the topics are gone', async () => (await ours()).length === 0);
  await admin.disconnect();
}
