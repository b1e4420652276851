import { BatchTransaction } from './batch-transaction.js';
import type { Chunk } from './chunk.js';
import { KeyedState } from './keyed-state.js';
import { packOutputs, type Packing, unpackRecord, valuesOf } from './packing.js';
import type {
  BatchHandler,
  Change,
  LogRecord,
  OutgoingRecord,
  StateReader,
  ValueCodec,
} from './stage.js';
import { valuesIn, type StatePart, type StatePartCodec } from './state-part.js';
import type { TopicDeclaration } from './topics.js';
import { StageError } from './stage.error.js';

/** What a stage is, whichever log it runs on. */
export interface StageDefinition<Value = never> {
  /** The consumer group, and the first half of the transactional ids. */
  readonly groupId: string;
  /** All declared topics. The inputs are those of them that the handlers name. */
  readonly topics: readonly TopicDeclaration[];
  /** Narrows the inputs, when handlers name a family of topics (`source.*`) of which only some are this stage's. */
  readonly inputs?: readonly string[] | undefined;
  /** Every topic that handlers may emit to. */
  readonly outputs: readonly string[];
  readonly packing: Packing;
  /** Compacted, with as many partitions as the inputs. Left out: a stage without state. */
  readonly stateTopic?: string | undefined;
  readonly valueCodec?: ValueCodec<Value> | undefined;
  readonly stateParts?: StatePartCodec | undefined;
  /** What is known before the first transaction. */
  readonly initialState?: Iterable<Change<Value>> | undefined;
}

/** By topic; a name that ends in `*` stands for all topics that begin so. */
export type BatchHandlers<Value = never> = ReadonlyMap<string, BatchHandler<Value>>;

/** What one batch came to. Nothing has happened yet: `outgoing` is to be committed first, then `commit` called. */
export interface BatchOutcome {
  /** Outputs and state records as they go to the log. */
  readonly outgoing: readonly OutgoingRecord[];
  /** Outputs as they were emitted. */
  readonly emitted: readonly OutgoingRecord[];
  commit(): void;
}

/** What makes one transaction: records of one input after the other, and where to go on in each of these. */
export interface Piece {
  readonly records: readonly LogRecord[];
  readonly positions: readonly { readonly topic: string; readonly next: number }[];
}

interface StateStore<Value> {
  readonly topic: string;
  readonly values: ValueCodec<Value>;
  readonly parts: StatePartCodec;
}

/** More entries than this make a transaction too long to be worth its while. */
const ENTRIES_PER_TRANSACTION = 4_000;

/** A stage's definition and handlers, checked against each other: the part of a stage server that knows no Kafka. */
export class RunnableStage<Value = never> {
  readonly groupId: string;
  readonly inputs: readonly string[];
  readonly stateTopic: string | undefined;
  private readonly topics: ReadonlyMap<string, TopicDeclaration>;
  private readonly outputs: ReadonlySet<string>;
  private readonly store: StateStore<Value> | undefined;

  constructor(
    private readonly definition: StageDefinition<Value>,
    private readonly handlers: BatchHandlers<Value>,
  ) {
    this.groupId = definition.groupId;
    this.topics = new Map(definition.topics.map((topic) => [topic.name, topic]));
    this.outputs = new Set(definition.outputs);
    this.store = storeOf(definition);
    this.stateTopic = this.store?.topic;
    this.inputs = this.findInputs();
    for (const name of [...this.outputs, ...(this.store ? [this.store.topic] : [])]) {
      if (!this.topics.has(name)) throw new StageError(`${name} is not a declared topic`);
    }
  }

  newState(): KeyedState<Value> {
    const state = new KeyedState<Value>(this.store?.values ?? noValues<Value>());
    state.put(this.definition.initialState ?? []);
    return state;
  }

  /** Replays records of the state topic in their order, whichever version of this stage has written them. */
  async restore(state: KeyedState<Value>, records: readonly LogRecord[]): Promise<void> {
    await this.store?.parts.learn?.(valuesOf(records));
    const parts = this.partsOf(records);
    await this.store?.values.learn?.(valuesIn(parts));
    for (const part of parts) state.replay(part);
  }

  /** The same at once, for records that this very version has written. */
  restoreOwn(state: KeyedState<Value>, records: readonly LogRecord[]): void {
    for (const part of this.partsOf(records)) state.replay(part);
  }

  /** To be awaited before these records of an input are cut into `pieces`. */
  async learn(records: readonly LogRecord[]): Promise<void> {
    const packed = records.filter((record) => this.isPacked(record));
    if (packed.length > 0) await this.definition.packing.learn?.(valuesOf(packed));
  }

  /** Unpacks chunks of inputs and makes transactions of a bounded size of them, cut between records of the log. */
  *pieces(
    chunks: Iterable<Pick<Chunk, 'records' | 'next'> & { readonly topic: string }>,
    limit = ENTRIES_PER_TRANSACTION,
  ): Iterable<Piece> {
    let batch: LogRecord[] = [];
    let positions = new Map<string, number>();
    const piece = (): Piece => ({
      records: batch,
      positions: [...positions].map(([topic, next]) => ({ topic, next })),
    });
    for (const { topic, records, next } of chunks) {
      for (const record of records) {
        const entries = this.unpack(record);
        if (batch.length > 0 && batch.length + entries.length > limit) {
          yield piece();
          batch = [];
          positions = new Map();
        }
        for (const entry of entries) batch.push(entry);
        positions.set(topic, record.offset + 1);
      }
      if (records.length > 0) positions.set(topic, next);
    }
    if (batch.length > 0) yield piece();
  }

  /** Hands the batch to the handlers of its topics, in its order, and works out what is to be written. */
  async run(
    records: readonly LogRecord[],
    { state, partition, at }: { state: KeyedState<Value>; partition: number; at: number },
  ): Promise<BatchOutcome> {
    const transaction = new BatchTransaction<Value>(state.overlay(), at, (record) =>
      this.check(record),
    );
    try {
      for (const [topic, own] of Map.groupBy(records, (record) => record.topic)) {
        const handler = this.handlerOf(topic);
        if (!handler) throw new StageError(`No handler for ${topic}`);
        await handler(own, transaction);
      }
    } finally {
      transaction.end();
    }
    const { changes } = transaction.state;
    if (changes.size > 0 && !this.store) throw new StageError(`${this.groupId} has no state topic`);
    const plan = state.plan(changes);
    const stored = plan.parts.map(({ key, part }) => this.stateRecord(partition, key, part));
    return {
      outgoing: [
        ...stored,
        ...packOutputs(transaction.emitted, this.topics, this.definition.packing),
      ],
      emitted: transaction.emitted,
      commit: () => plan.commit(),
    };
  }

  private unpack(record: LogRecord): readonly LogRecord[] {
    return this.isPacked(record) ? unpackRecord(record, this.definition.packing) : [record];
  }

  private isPacked({ topic }: LogRecord): boolean {
    return this.topics.get(topic)?.packed === true;
  }

  private partsOf(records: readonly LogRecord[]): StatePart[] {
    const { store } = this;
    return store ? valuesOf(records).map((value) => store.parts.decode(value)) : [];
  }

  private stateRecord(
    partition: number,
    key: string,
    part: Parameters<StatePartCodec['encode']>[0],
  ): OutgoingRecord {
    if (!this.store) throw new StageError(`${this.groupId} has no state topic`);
    return { topic: this.store.topic, partition, key, value: this.store.parts.encode(part) };
  }

  private check({ topic, partition }: OutgoingRecord): void {
    if (!this.outputs.has(topic))
      throw new StageError(`${topic} is not an output of ${this.groupId}`);
    const partitions = this.topics.get(topic)?.partitions ?? 0;
    if (!Number.isInteger(partition) || partition < 0 || partition >= partitions) {
      throw new StageError(`${topic} has no partition ${partition}`);
    }
  }

  private findInputs(): readonly string[] {
    for (const name of this.handlers.keys()) {
      if (!name.endsWith('*') && !this.topics.has(name)) {
        throw new StageError(`A handler names ${name}, which is not a declared topic`);
      }
    }
    const inputs =
      this.definition.inputs ?? [...this.topics.keys()].filter((name) => this.handlerOf(name));
    for (const name of inputs) {
      if (!this.topics.has(name)) throw new StageError(`${name} is not a declared topic`);
      if (!this.handlerOf(name)) throw new StageError(`${name} is an input without a handler`);
    }
    if (inputs.length === 0) throw new StageError(`${this.groupId} has no inputs`);
    return inputs;
  }

  private handlerOf(topic: string): BatchHandler<Value> | undefined {
    const exact = this.handlers.get(topic);
    if (exact) return exact;
    for (const [name, handler] of this.handlers) {
      if (name.endsWith('*') && topic.startsWith(name.slice(0, -1))) return handler;
    }
    return undefined;
  }
}

/** Reading a stage's state without being able to change it, e.g. to look at it in a test. */
export type StateView<Value> = StateReader<Value> & {
  readonly size: number;
  entries(): Iterable<readonly [string, Value]>;
};

function storeOf<Value>(definition: StageDefinition<Value>): StateStore<Value> | undefined {
  const { stateTopic, valueCodec, stateParts, groupId } = definition;
  if (stateTopic === undefined) return undefined;
  if (!valueCodec || !stateParts) {
    throw new StageError(`${groupId} has a state topic but not both codecs of it`);
  }
  return { topic: stateTopic, values: valueCodec, parts: stateParts };
}

/** Of a stage without state. */
function noValues<Value>(): ValueCodec<Value> {
  return { encode: keepsNothing, decode: keepsNothing };
}

function keepsNothing(): never {
  throw new StageError('A stage without a state topic keeps nothing');
}
