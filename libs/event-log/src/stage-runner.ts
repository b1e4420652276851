import type { EventLogClient } from './event-log-client.js';
import { GroupMembership } from './group-membership.js';
import { PartitionTask, type StageObservation } from './partition-task.js';
import { judgeReadiness, type Readiness } from './readiness.js';
import {
  type BatchHandlers,
  RunnableStage,
  type StageDefinition,
  type StateView,
} from './runnable-stage.js';
import { noMetricsYet, type StageMetrics } from './stage-metrics.js';

export interface StageServerOptions<Value = never> extends StageDefinition<Value> {
  readonly client: EventLogClient;
  /** false (the default): one owner and standbys. true: instances share the partitions. */
  readonly spread?: boolean | undefined;
  /** How long a silent instance keeps its partitions; 6 s is the least that a broker allows by default. */
  readonly sessionTimeoutMs?: number | undefined;
  readonly transactionTimeoutMs?: number | undefined;
  /** A partition that makes no progress for this long, in spite of new tenures, is fatal. */
  readonly giveUpAfterMs?: number | undefined;
  /** Told when this instance cannot go on: the app ends its process with a code other than 0. */
  readonly onFatal: (error: unknown) => void;
  /** Told of each step of a tenure; `ended` carries the error that ended it. */
  readonly observe?: ((observation: StageObservation) => void) | undefined;
}

export const STAGE_DEFAULTS = {
  spread: false,
  sessionTimeoutMs: 6_000,
  transactionTimeoutMs: 10_000,
  giveUpAfterMs: 120_000,
} as const;

/** Serves a stage on the partitions that its consumer group gives it. `StageServer` is this under Nest. */
export class StageRunner<Value = never> {
  readonly metrics: StageMetrics = noMetricsYet();
  private readonly stage: RunnableStage<Value>;
  private readonly group: GroupMembership;
  private readonly tasks = new Map<number, PartitionTask<Value>>();
  private readonly giveUpAfterMs: number;
  private stopping = false;

  constructor(
    private readonly options: StageServerOptions<Value>,
    handlers: BatchHandlers<Value>,
  ) {
    this.stage = new RunnableStage(options, handlers);
    this.giveUpAfterMs = options.giveUpAfterMs ?? STAGE_DEFAULTS.giveUpAfterMs;
    this.group = new GroupMembership({
      client: options.client,
      groupId: options.groupId,
      topics: this.stage.inputs,
      spread: options.spread ?? STAGE_DEFAULTS.spread,
      sessionTimeoutMs: options.sessionTimeoutMs ?? STAGE_DEFAULTS.sessionTimeoutMs,
      onAssigned: (slots) => this.assign(slots),
      onFatal: options.onFatal,
    });
  }

  async start(): Promise<void> {
    await this.group.join();
  }

  /** Finishes the batches in hand, then leaves the group, so that a successor finds nothing half done. */
  async stop(): Promise<void> {
    this.stopping = true;
    const tasks = [...this.tasks.values()];
    this.tasks.clear();
    await Promise.all(tasks.map((task) => task.stop()));
    await this.group.leave();
  }

  readiness(): Readiness {
    const inputs = [...this.tasks.values()].flatMap((task) => task.inputs);
    const { giveUpAfterMs } = this;
    return judgeReadiness(this.group.joined, inputs, { now: Date.now(), giveUpAfterMs });
  }

  /** What has been committed of a partition's state; `undefined`: this instance does not hold it, or not yet. */
  state(partition: number): StateView<Value> | undefined {
    return this.tasks.get(partition)?.state;
  }

  private assign(slots: ReadonlyMap<number, readonly string[]>): void {
    if (this.stopping) return;
    for (const [partition, task] of this.tasks) {
      if (slots.has(partition)) continue;
      this.tasks.delete(partition);
      void task.stop(); // whoever has it now fences it: no need to wait
    }
    for (const [partition, topics] of slots) {
      if (!this.tasks.has(partition)) this.tasks.set(partition, this.task(partition, topics));
    }
  }

  private task(partition: number, topics: readonly string[]): PartitionTask<Value> {
    const { client, onFatal, observe, transactionTimeoutMs } = this.options;
    return new PartitionTask(partition, topics, {
      client,
      stage: this.stage,
      transactionTimeoutMs: transactionTimeoutMs ?? STAGE_DEFAULTS.transactionTimeoutMs,
      giveUpAfterMs: this.giveUpAfterMs,
      metrics: this.metrics,
      confirmed: () => this.group.confirmed(),
      onFatal,
      observe,
    });
  }
}
