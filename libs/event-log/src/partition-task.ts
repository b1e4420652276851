import { setTimeout as pause } from 'node:timers/promises';
import type { Producer } from 'kafkajs';
import type { Chunk } from './chunk.js';
import { committedOffsets } from './committed-offsets.js';
import type { EventLogClient } from './event-log-client.js';
import type { KeyedState } from './keyed-state.js';
import { openReaders } from './open-readers.js';
import { PartitionReader } from './partition-reader.js';
import type { InputProgress } from './readiness.js';
import type { Piece, RunnableStage } from './runnable-stage.js';
import type { StageMetrics } from './stage-metrics.js';
import { discard, fence, send, sendOffset } from './transactions.js';
import { StageError } from './stage.error.js';

const FETCH_WAIT_MS = 500;

export interface PartitionTaskOptions<Value> {
  readonly client: EventLogClient;
  readonly stage: RunnableStage<Value>;
  readonly transactionTimeoutMs: number;
  readonly giveUpAfterMs: number;
  readonly metrics: StageMetrics;
  /** Resolves once the group has confirmed this member after the call. */
  readonly confirmed: () => Promise<void>;
  readonly onFatal: (error: unknown) => void;
  readonly observe?: ((observation: StageObservation) => void) | undefined;
}

/** What happened to a partition's tenure, for logs and tests. */
export interface StageObservation {
  readonly what: 'assigned' | 'fenced' | 'restored' | 'positioned' | 'committed' | 'ended';
  readonly partition: number;
  readonly error?: unknown;
  readonly keys?: number;
  readonly topic?: string;
  readonly next?: number;
  readonly emitted?: number;
}

interface Input {
  readonly topic: string;
  readonly reader: PartitionReader;
  readonly from: number;
}

/** All that is lost together when a transaction fails. */
interface Tenure<Value> {
  readonly producer: Producer;
  readonly state: KeyedState<Value>;
  readonly inputs: readonly Input[];
}

/** Runs the stage on one partition for as long as it is assigned; any failure ends the tenure and begins the next. */
export class PartitionTask<Value> {
  private readonly progress = new Map<string, InputProgress>();
  private readonly finished: Promise<void>;
  private stopping = false;
  private wake: () => void = () => undefined;

  constructor(
    private readonly partition: number,
    private readonly topics: readonly string[],
    private readonly options: PartitionTaskOptions<Value>,
  ) {
    for (const topic of topics) this.note(topic, undefined);
    this.finished = this.run();
  }

  get inputs(): readonly InputProgress[] {
    return [...this.progress.values()];
  }

  /** Finishes the batch in hand. */
  async stop(): Promise<void> {
    this.stopping = true;
    this.wake();
    await this.finished;
    for (const topic of this.topics) delete this.options.metrics.lag[`${topic}/${this.partition}`];
  }

  private async run(): Promise<void> {
    while (!this.stopping) {
      try {
        await this.serve();
      } catch (error) {
        this.observe('ended', { error });
        if (this.stopping) return;
        if (!(await this.mayTryAgain())) {
          if (!this.stopping) this.options.onFatal(error);
          return;
        }
      }
    }
  }

  /** A zombie would fence its successor if it took over again before it has heard that it is no longer a member. */
  private async mayTryAgain(): Promise<boolean> {
    const oldest = Math.min(...this.inputs.map(({ lastProgressAt }) => lastProgressAt));
    const patience = oldest + this.options.giveUpAfterMs - Date.now();
    if (patience <= 0) return false;
    const timer = new AbortController();
    const tired = pause(patience, false, { signal: timer.signal }).catch(() => false);
    const confirmed = this.options.confirmed().then(() => true);
    try {
      return (await this.unlessStopped([confirmed, tired])) ?? false;
    } finally {
      timer.abort();
    }
  }

  private async serve(): Promise<void> {
    const tenure = await this.takeOver();
    try {
      await this.process(tenure);
    } finally {
      for (const { reader } of tenure.inputs) reader.close();
      discard(tenure.producer);
    }
  }

  private async takeOver(): Promise<Tenure<Value>> {
    const { client, stage, transactionTimeoutMs, metrics } = this.options;
    metrics.takeOvers++;
    this.observe('assigned');
    // From here on the predecessor can commit nothing, and what it had open has been decided.
    const id = `${stage.groupId}.${this.partition}`;
    const producer = await fence(client.kafka, id, transactionTimeoutMs);
    this.observe('fenced');
    try {
      const state = await this.restore();
      this.observe('restored', { keys: state.size });
      const inputs = await this.openInputs(state.sequence > 0);
      this.observe('positioned');
      return { producer, state, inputs };
    } catch (error) {
      discard(producer);
      throw error;
    }
  }

  private async restore(): Promise<KeyedState<Value>> {
    const { client, stage } = this.options;
    const state = stage.newState();
    if (stage.stateTopic === undefined) return state;
    const at = { client, topic: stage.stateTopic, partition: this.partition };
    const reader = await PartitionReader.open(at);
    try {
      for await (const records of reader.toStableEnd()) {
        await stage.restore(state, records);
        if (this.stopping) break; // nothing will be processed with it
      }
      return state;
    } finally {
      reader.close();
    }
  }

  private async openInputs(hasState: boolean): Promise<Input[]> {
    const { client, stage } = this.options;
    const { topics, partition } = this;
    const { groupId } = stage;
    const committed = await committedOffsets({ client, groupId, topics, partition });
    if (hasState && committed.size === 0) {
      throw new StageError(`${stage.groupId} has state but no offsets: have they expired?`);
    }
    const opened = await openReaders(topics.map((topic) => ({ client, topic, partition })));
    return opened.map(({ reader, start }) => {
      return { topic: reader.topic, reader, from: committed.get(reader.topic) ?? start };
    });
  }

  /** Reads ahead while a transaction runs, and takes the inputs in turn. */
  private async process(tenure: Tenure<Value>): Promise<void> {
    const pending = new Map(tenure.inputs.map((input) => [input, readAhead(input, input.from)]));
    for (;;) {
      const arrived = await this.unlessStopped(pending.values());
      if (!arrived || this.stopping) return;
      const { input, chunk } = arrived;
      pending.delete(input);
      pending.set(input, readAhead(input, chunk.next)); // at the end of the queue
      await this.take(tenure, input.topic, chunk);
      if (this.stopping) return;
      this.note(input.topic, chunk.stable - chunk.next);
    }
  }

  private async take(tenure: Tenure<Value>, topic: string, chunk: Chunk): Promise<void> {
    await this.options.stage.learn(chunk.records);
    for (const piece of this.options.stage.pieces(chunk)) {
      this.showLag(topic, chunk.stable - (piece.records[0]?.offset ?? chunk.next));
      await this.transact(tenure, topic, piece);
      this.note(topic, chunk.stable - piece.next);
      if (this.stopping) return;
    }
  }

  /** Outputs, state and input offset in one Kafka transaction; memory follows only when that is committed. */
  private async transact(tenure: Tenure<Value>, topic: string, piece: Piece): Promise<void> {
    const { stage, metrics } = this.options;
    const { producer, state } = tenure;
    const startedAt = Date.now();
    try {
      const outcome = await stage.run(piece.records, {
        state,
        partition: this.partition,
        at: startedAt * 1_000,
      });
      const transaction = await producer.transaction();
      const offset = { partition: this.partition, offset: String(piece.next) };
      await sendOffset(transaction, stage.groupId, topic, offset);
      await send(transaction, outcome.outgoing);
      await transaction.commit();
      outcome.commit();
      metrics.transactions++;
      metrics.batches++;
      metrics.records += piece.records.length;
      for (const record of outcome.emitted) {
        metrics.emitted[record.topic] = (metrics.emitted[record.topic] ?? 0) + 1;
      }
      metrics.lastCommitMs = Date.now() - startedAt;
      this.observe('committed', { topic, next: piece.next, emitted: outcome.emitted.length });
    } catch (error) {
      metrics.failedTransactions++;
      throw error;
    }
  }

  private note(topic: string, lag: number | undefined): void {
    const at = { topic, partition: this.partition };
    this.progress.set(topic, { ...at, lag, lastProgressAt: Date.now() });
    this.options.metrics.lag[`${topic}/${this.partition}`] = lag ?? 0;
  }

  /** Something has arrived: this is not yet progress, but it says how far there is to go. */
  private showLag(topic: string, lag: number): void {
    const known = this.progress.get(topic);
    if (known) this.progress.set(topic, { ...known, lag });
    this.options.metrics.lag[`${topic}/${this.partition}`] = lag;
  }

  /** A new promise each time: racing against one that lives as long as the task would leak a reaction a batch. */
  private unlessStopped<T>(promises: Iterable<Promise<T>>): Promise<T | undefined> {
    const wake = Promise.withResolvers<undefined>();
    this.wake = () => wake.resolve(undefined);
    if (this.stopping) this.wake();
    return Promise.race([...promises, wake.promise]);
  }

  private observe(what: StageObservation['what'], details: Partial<StageObservation> = {}): void {
    this.options.observe?.({ what, partition: this.partition, ...details });
  }
}

function readAhead(input: Input, from: number): Promise<{ input: Input; chunk: Chunk }> {
  const ahead = input.reader.fetch(from, FETCH_WAIT_MS).then((chunk) => ({ input, chunk }));
  ahead.catch(() => undefined); // reported when it is awaited
  return ahead;
}
