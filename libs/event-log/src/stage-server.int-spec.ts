import { Controller, Injectable, type INestMicroservice } from '@nestjs/common';
import type { MicroserviceOptions } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { deleteTopics, readPartition, testClient, unique, until } from './broker.fixtures.js';
import { EventLogProducer } from './event-log-producer.js';
import { OnTopic } from './on-topic.js';
import type { LogRecord, StageTransaction } from './stage.js';
import { declare, jsonParts, lengthPrefixed, numbers } from './stage.fixtures.js';
import { StageServer } from './stage-server.js';
import { applyTopics } from './topic-admin.js';

const client = testClient(process.env['KAFKA_BROKERS']);
const FAMILY = unique('family');

@Injectable()
class Greeting {
  of(name: string): string {
    return `hello ${name}`;
  }
}

class UnknownNameError extends Error {}

@Controller()
class GreetingController {
  constructor(private readonly greeting: Greeting) {}

  @OnTopic(`${FAMILY}.*`)
  async onNames(batch: readonly LogRecord[], transaction: StageTransaction<number>): Promise<void> {
    for (const { value } of batch) {
      if (String(value) === 'nobody') throw new UnknownNameError();
      const n = (transaction.state.get('n') ?? 0) + 1;
      transaction.state.put([['n', n]]);
      const text = `${this.greeting.of(String(value))} ${n}`;
      transaction.emit({ topic: `${FAMILY}-out`, partition: 0, key: null, value: Buffer.from(text) }); // prettier-ignore
    }
  }
}

const answers = async () =>
  (await readPartition(client, `${FAMILY}-out`)).map(({ value }) => String(value));

describe('a Nest app on a stage server', () => {
  const topics = ['.in', '.other', '-out', '-state'].map((end) => declare(`${FAMILY}${end}`, 1));
  const ended: unknown[] = [];
  let producer: EventLogProducer;
  let server: StageServer<number>;
  let app: INestMicroservice;

  beforeAll(async () => {
    await applyTopics(client, topics);
    producer = await EventLogProducer.connect(client);
    server = new StageServer<number>({
      client,
      groupId: FAMILY,
      topics,
      inputs: [`${FAMILY}.in`],
      outputs: [`${FAMILY}-out`],
      stateTopic: `${FAMILY}-state`,
      valueCodec: numbers,
      stateParts: jsonParts,
      packing: lengthPrefixed,
      onFatal: (error) => ended.push(error),
      observe: ({ error }) => error !== undefined && ended.push(error),
    });
    const moduleRef = await Test.createTestingModule({
      controllers: [GreetingController],
      providers: [Greeting],
    }).compile();
    app = moduleRef.createNestMicroservice<MicroserviceOptions>({ strategy: server });
    app.useLogger(false);
  });
  afterAll(async () => {
    await producer.close();
    await deleteTopics(client, topics);
  });

  const tell = (topic: string, name: string) =>
    producer.send([{ topic, partition: 0, key: null, value: Buffer.from(name) }]);
  it('is not ready before it listens', () => {
    expect(server.readiness()).toMatchObject({ ready: false, live: true });
  });

  it('answers through its controllers and their providers, from the inputs that are its own', async () => {
    await tell(`${FAMILY}.other`, 'a stranger');
    await tell(`${FAMILY}.in`, 'Example Person');
    await app.listen();
    await until(async () => (await answers()).length > 0, 'there is an answer');

    expect(await answers()).toEqual(['hello Example Person 1']);
    await until(() => server.readiness().ready, 'it is ready');
    expect(server.readiness().lag).toEqual({ [`${FAMILY}.in/0`]: 0 });
    expect(server.metrics).toMatchObject({
      batches: 1,
      records: 1,
      transactions: 1,
      failedTransactions: 0,
      takeOvers: 1,
      emitted: { [`${FAMILY}-out`]: 1 },
    });
  });

  it('is told of a handler error as it was thrown', async () => {
    await tell(`${FAMILY}.in`, 'nobody');
    await until(() => ended.length > 0, 'a tenure has ended');

    expect(ended[0]).toBeInstanceOf(UnknownNameError);
    expect(server.metrics.failedTransactions).toBeGreaterThan(0);
  });

  it('leaves its group when the app closes', async () => {
    await app.close();

    expect(server.readiness().ready).toBe(false);
    const admin = client.kafka.admin();
    await admin.connect();
    const { groups } = await admin.describeGroups([FAMILY]);
    await admin.disconnect();
    expect(groups[0]?.members).toEqual([]);
  });
});
