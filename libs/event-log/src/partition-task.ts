import { setTimeout as pause } from 'node:timers/promises';
import { committedOffsets } from './committed-offsets.js';
import type { EventLogClient } from './event-log-client.js';
import type { KeyedState } from './keyed-state.js';
import { openReaders } from './open-readers.js';
import { PartitionReader } from './partition-reader.js';
import { type Arrival, type Input, ReadAhead } from './read-ahead.js';
import type { InputProgress } from './readiness.js';
import type { Piece, RunnableStage, StateView } from './runnable-stage.js';
import type { StageMetrics } from './stage-metrics.js';
import { StageError } from './stage.error.js';
import { TransactionalProducer } from './transactional-producer.js';

/**
 * Who has caught up rests for as long as the last transaction took, so that a transaction carries what comes in twice its own time:
 * under load that halves their number, and without load nobody waits.
 */
const LONGEST_REST_MS = 50;

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
  readonly emitted?: number;
}

/** All that is lost together when a transaction fails. */
interface Tenure<Value> {
  readonly producer: TransactionalProducer;
  readonly state: KeyedState<Value>;
  readonly inputs: readonly Input[];
}

/** Runs the stage on one partition for as long as it is assigned; any failure ends the tenure and begins the next. */
export class PartitionTask<Value> {
  private readonly progress = new Map<string, InputProgress>();
  /** By input: the furthest position of which this instance knows that it was committed. */
  private readonly reached = new Map<string, number>();
  private readonly finished: Promise<void>;
  private stopping = false;
  private held: KeyedState<Value> | undefined;
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

  /** What of the state has been committed; `undefined`: it has not been taken over. */
  get state(): StateView<Value> | undefined {
    return this.held;
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
    this.held = tenure.state;
    try {
      await this.process(tenure);
    } finally {
      this.held = undefined;
      for (const { reader } of tenure.inputs) reader.close();
      tenure.producer.close();
    }
  }

  private async takeOver(): Promise<Tenure<Value>> {
    const { client, stage, transactionTimeoutMs, metrics } = this.options;
    metrics.takeOvers++;
    this.observe('assigned');
    const { groupId } = stage;
    const producer = await TransactionalProducer.fence({
      client,
      groupId,
      transactionalId: `${groupId}.${this.partition}`,
      transactionTimeoutMs,
    });
    this.observe('fenced');
    try {
      const state = await this.restore();
      this.observe('restored', { keys: state.size });
      const inputs = await this.openInputs(state.sequence > 0);
      this.observe('positioned');
      return { producer, state, inputs };
    } catch (error) {
      producer.close();
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
    this.assertNothingWentBack(committed);
    const opened = await openReaders(topics.map((topic) => ({ client, topic, partition })));
    return opened.map(({ reader, start }) => {
      return { topic: reader.topic, reader, from: committed.get(reader.topic) ?? start };
    });
  }

  /** Who begins earlier than it has been does again what it has done, and may share again what it has shared. */
  private assertNothingWentBack(committed: ReadonlyMap<string, number>): void {
    for (const [topic, reached] of this.reached) {
      const next = committed.get(topic) ?? 0;
      if (next >= reached) continue;
      const { groupId } = this.options.stage;
      throw new StageError(
        `${groupId} was at ${reached} of ${topic}, and is told to be at ${next}`,
      );
    }
  }

  private async process(tenure: Tenure<Value>): Promise<void> {
    const ahead = new ReadAhead(tenure.inputs);
    for (let restMs = 0; ;) {
      const arrived = await this.unlessStopped([ahead.next(restMs)]);
      if (!arrived || this.stopping) return;
      const startedAt = Date.now();
      await this.take(tenure, arrived);
      if (this.stopping) return;
      const isBehind = arrived.some(({ stable, next }) => next < stable);
      restMs = isBehind ? 0 : Math.min(Date.now() - startedAt, LONGEST_REST_MS);
    }
  }

  private async take(tenure: Tenure<Value>, arrived: readonly Arrival[]): Promise<void> {
    const { stage } = this.options;
    const stable = new Map(arrived.map((each) => [each.topic, each.stable]));
    for (const { topic, records, next } of arrived) {
      await stage.learn(records);
      this.showLag(topic, (stable.get(topic) ?? next) - (records[0]?.offset ?? next));
    }
    for (const piece of stage.pieces(arrived)) {
      await this.transact(tenure, piece);
      for (const { topic, next } of piece.positions) {
        this.note(topic, (stable.get(topic) ?? next) - next);
      }
      if (this.stopping) return;
    }
    for (const { topic, next } of arrived) this.note(topic, (stable.get(topic) ?? next) - next);
  }

  /** Outputs, state and input positions in one Kafka transaction; memory follows only when that is committed. */
  private async transact(tenure: Tenure<Value>, piece: Piece): Promise<void> {
    const { stage, metrics } = this.options;
    const { producer, state } = tenure;
    const { partition } = this;
    const startedAt = Date.now();
    try {
      const at = startedAt * 1_000;
      const outcome = await stage.run(piece.records, { state, partition, at });
      const positions = piece.positions.map((position) => ({ ...position, partition }));
      await producer.commit(outcome.outgoing, positions);
      outcome.commit();
      for (const { topic, next } of positions) this.reached.set(topic, next);
      metrics.transactions++;
      metrics.batches++;
      metrics.records += piece.records.length;
      for (const record of outcome.emitted) {
        metrics.emitted[record.topic] = (metrics.emitted[record.topic] ?? 0) + 1;
      }
      metrics.lastCommitMs = Date.now() - startedAt;
      this.observe('committed', { emitted: outcome.emitted.length });
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
