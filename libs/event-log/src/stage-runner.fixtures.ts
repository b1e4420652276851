import type { EventLogClient } from './event-log-client.js';
import { createTopics, deleteTopics, readPartition, unique, until } from './broker.fixtures.js';
import { EventLogProducer } from './event-log-producer.js';
import type { StageObservation } from './partition-task.js';
import type { BatchHandlers, StageDefinition } from './runnable-stage.js';
import type { BatchHandler } from './stage.js';
import { declare, jsonParts, lengthPrefixed, numbers } from './stage.fixtures.js';
import { StageRunner, type StageServerOptions } from './stage-runner.js';

/** One stage that counts, its topics, and however many instances of it a test wants. */
export class CountingStage {
  readonly groupId = unique('counting');
  private readonly runners: StageRunner<number>[] = [];

  private constructor(
    readonly client: EventLogClient,
    readonly definition: StageDefinition<number>,
    readonly input: string,
    readonly output: string,
    private readonly producer: EventLogProducer,
  ) {}

  static async create(client: EventLogClient, partitions = 1): Promise<CountingStage> {
    const names = ['input', 'output', 'state'] as const;
    const own = await createTopics(client, names.map((name) => declare(name, partitions))); // prettier-ignore
    const [input = '', output = '', stateTopic = ''] = [...own.values()].map(({ name }) => name);
    const definition = {
      groupId: '',
      topics: [...own.values()],
      outputs: [output],
      packing: lengthPrefixed,
      stateTopic,
      valueCodec: numbers,
      stateParts: jsonParts,
    };
    const producer = await EventLogProducer.connect(client);
    return new CountingStage(client, definition, input, output, producer);
  }

  /** Answers each record by its text and its number. `before` is called first, with the batch's texts. */
  handlers(before: (texts: readonly string[]) => Promise<void> | void = () => undefined) {
    const handler: BatchHandler<number> = async (batch, transaction) => {
      await before(batch.map(({ value }) => String(value)));
      for (const { partition, value } of batch) {
        const n = (transaction.state.get('n') ?? 0) + 1;
        transaction.state.put([['n', n]]);
        const answer = Buffer.from(`${String(value)} ${n}`);
        transaction.emit({ topic: this.output, partition, key: null, value: answer });
      }
    };
    return new Map([[this.input, handler]]) satisfies BatchHandlers<number>;
  }

  /** Begins an instance; what it observes is kept in the order of its happening. */
  async instance(
    handlers: BatchHandlers<number> = this.handlers(),
    options: Partial<StageServerOptions<number>> = {},
  ) {
    const observed: StageObservation[] = [];
    const fatal: unknown[] = [];
    const runner = new StageRunner<number>(
      {
        ...this.definition,
        groupId: this.groupId,
        client: this.client,
        onFatal: (error) => fatal.push(error),
        observe: (observation) => observed.push(observation),
        ...options,
      },
      handlers,
    );
    this.runners.push(runner);
    await runner.start();
    const steps = () => observed.map(({ what }) => what);
    return { runner, observed, fatal, steps };
  }

  async tell(...texts: string[]): Promise<void> {
    await this.producer.send(
      texts.map((text) => ({
        topic: this.input,
        partition: 0,
        key: null,
        value: Buffer.from(text),
      })),
    );
  }

  async answers(): Promise<string[]> {
    return (await readPartition(this.client, this.output)).map(({ value }) => String(value));
  }

  /** Waits for as many answers and returns all there are. */
  async answered(count: number): Promise<string[]> {
    let answers: string[] = [];
    await until(async () => {
      answers = await this.answers();
      return answers.length >= count;
    }, `there are ${count} answers`);
    return answers;
  }

  async close(): Promise<void> {
    await Promise.all(this.runners.map((runner) => runner.stop()));
    await this.producer.close();
    await deleteTopics(this.client, this.definition.topics);
  }
}
