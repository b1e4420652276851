import type { KeyedState } from './keyed-state.js';
import { packOutputs, type Packing, unpackRecord } from './packing.js';
import {
  type BatchHandlers,
  type Piece,
  RunnableStage,
  type StageDefinition,
  type StateView,
} from './runnable-stage.js';
import type { LogRecord, OutgoingRecord } from './stage.js';
import type { TopicDeclaration } from './topics.js';
import { StageError } from './stage.error.js';

export interface MemoryLogOptions {
  readonly topics: readonly TopicDeclaration[];
  readonly packing: Packing;
  /** Epoch microseconds; what `transaction.at` says and records are dated by. Left out: the clock. */
  readonly now?: (() => number) | undefined;
}

/** Of a stage on a `MemoryLog`: topics and packing are the log's. */
export type MemoryStageDefinition<Value> = Omit<StageDefinition<Value>, 'topics' | 'packing'> & {
  /** Records of the log that a batch holds at most. */
  readonly batchSize?: number | undefined;
};

/**
 * A log in memory with the contract of the real one, for unit tests: ordered partitions, packed topics, and stages whose
 * outputs, state and position appear together or not at all. There is no group and no clock in it; stages run when they are told to.
 */
export class MemoryLog {
  readonly packing: Packing;
  readonly topics: ReadonlyMap<string, TopicDeclaration>;
  private readonly partitions = new Map<string, LogRecord[]>();
  /** `group/topic/partition` → next offset. */
  private readonly positions = new Map<string, number>();
  private readonly clock: () => number;

  constructor({ topics, packing, now = () => Date.now() * 1_000 }: MemoryLogOptions) {
    this.topics = new Map(topics.map((topic) => [topic.name, topic]));
    this.packing = packing;
    this.clock = now;
  }

  now(): number {
    return this.clock();
  }

  /** Writes as a source would; records for packed topics are entries. */
  append(...records: readonly OutgoingRecord[]): void {
    this.appendPacked(packOutputs(records, this.topics, this.packing));
  }

  /** All of a topic, or of one partition, in order by partition; of packed topics the entries. */
  read(topic: string, partition?: number): readonly LogRecord[] {
    const { partitions, packed } = this.declared(topic);
    const wanted =
      partition === undefined ? Array.from({ length: partitions }, (_, i) => i) : [partition];
    const records = wanted.flatMap((number) => this.stored(topic, number));
    return packed ? records.flatMap((record) => unpackRecord(record, this.packing)) : records;
  }

  /** A new instance of a stage: it restores what an earlier one of its group has committed. */
  runStage<Value = never>(
    definition: MemoryStageDefinition<Value>,
    handlers: BatchHandlers<Value>,
  ): MemoryStage<Value> {
    const topics = [...this.topics.values()];
    const stage = new RunnableStage<Value>(
      { ...definition, topics, packing: this.packing },
      handlers,
    );
    return new MemoryStage(this, stage, definition.batchSize ?? 500);
  }

  /** The records of one partition as they lie in the log. */
  stored(topic: string, partition: number): readonly LogRecord[] {
    return this.partition(topic, partition);
  }

  position(groupId: string, topic: string, partition: number): number {
    return this.positions.get(`${groupId}/${topic}/${partition}`) ?? 0;
  }

  /** What a transaction writes, all at once. */
  commit(
    outgoing: readonly OutgoingRecord[],
    {
      groupId,
      partition,
      positions,
    }: { groupId: string; partition: number } & Pick<Piece, 'positions'>,
  ): void {
    this.appendPacked(outgoing);
    for (const { topic, next } of positions) {
      this.positions.set(`${groupId}/${topic}/${partition}`, next);
    }
  }

  private appendPacked(records: readonly OutgoingRecord[]): void {
    for (const { topic, partition } of records) this.partition(topic, partition); // all or none
    const timestampMs = Math.floor(this.clock() / 1_000);
    for (const { topic, partition, key, value, headers = {} } of records) {
      const stored = this.partition(topic, partition);
      stored.push({
        topic,
        partition,
        offset: stored.length,
        index: 0,
        key: typeof key === 'string' ? Buffer.from(key) : key,
        value,
        headers: Object.fromEntries(
          Object.entries(headers).map(([name, text]) => [name, Buffer.from(text)]),
        ),
        timestampMs,
      });
    }
  }

  private partition(topic: string, partition: number): LogRecord[] {
    const { partitions } = this.declared(topic);
    if (!Number.isInteger(partition) || partition < 0 || partition >= partitions) {
      throw new StageError(`${topic} has no partition ${partition}`);
    }
    const known = this.partitions.get(`${topic}/${partition}`) ?? [];
    this.partitions.set(`${topic}/${partition}`, known);
    return known;
  }

  private declared(topic: string): TopicDeclaration {
    const declared = this.topics.get(topic);
    if (!declared) throw new StageError(`${topic} is not a declared topic`);
    return declared;
  }
}

/** One instance of a stage on a `MemoryLog`, on all partitions of its inputs. */
export class MemoryStage<Value = never> {
  private readonly states = new Map<number, KeyedState<Value>>();

  constructor(
    private readonly log: MemoryLog,
    private readonly stage: RunnableStage<Value>,
    private readonly batchSize: number,
  ) {
    this.restart();
  }

  /** Forgets what is in memory and restores it from the state topic, as a new process would. */
  restart(): void {
    this.states.clear();
    const counts = this.stage.inputs.map((topic) => this.log.topics.get(topic)?.partitions ?? 0);
    for (let partition = 0; partition < Math.max(...counts); partition++) {
      const state = this.stage.newState();
      const { stateTopic } = this.stage;
      const stored = stateTopic === undefined ? [] : this.log.stored(stateTopic, partition);
      this.stage.restoreOwn(state, stored);
      this.states.set(partition, state);
    }
  }

  /** What has been committed of one partition's state. */
  state(partition = 0): StateView<Value> {
    const state = this.states.get(partition);
    if (!state) throw new StageError(`${this.stage.groupId} has no partition ${partition}`);
    return state;
  }

  /**
   * Runs everything that waits in the inputs, one batch of each input partition in turn, until nothing does; answers how many
   * batches it took. A handler's error is thrown: nothing of its batch has happened, and the next call hands it out again.
   */
  async drain(): Promise<number> {
    let batches = 0;
    for (;;) {
      const before = batches;
      for (const topic of this.stage.inputs) {
        for (const [partition, state] of this.states) {
          batches += await this.step(topic, partition, state);
        }
      }
      if (batches === before) return batches;
    }
  }

  private async step(topic: string, partition: number, state: KeyedState<Value>): Promise<number> {
    const { groupId } = this.stage;
    if (partition >= (this.log.topics.get(topic)?.partitions ?? 0)) return 0;
    const from = this.log.position(groupId, topic, partition);
    const records = this.log.stored(topic, partition).slice(from, from + this.batchSize);
    let batches = 0;
    await this.stage.learn(records);
    for (const piece of this.stage.pieces([{ topic, records, next: from + records.length }])) {
      const outcome = await this.stage.run(piece.records, { state, partition, at: this.log.now() });
      this.log.commit(outcome.outgoing, { groupId, partition, positions: piece.positions });
      outcome.commit();
      batches++;
    }
    return batches;
  }
}
