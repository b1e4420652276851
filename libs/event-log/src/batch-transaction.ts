import { setImmediate as turnOfTheLoop } from 'node:timers/promises';
import type { OutgoingRecord, StageTransaction } from './stage.js';
import type { StateOverlay } from './state-overlay.js';
import { StageError } from './stage.error.js';

const BREATH_EVERY_MS = 50;

/** Collects what a handler does with its batch. */
export class BatchTransaction<Value> implements StageTransaction<Value> {
  readonly emitted: OutgoingRecord[] = [];
  private breatheAt = Date.now() + BREATH_EVERY_MS;
  private ended = false;

  constructor(
    readonly state: StateOverlay<Value>,
    readonly at: number,
    private readonly check: (record: OutgoingRecord) => void,
  ) {}

  emit(record: OutgoingRecord): void {
    if (this.ended)
      throw new StageError('A handler emitted after it had returned: it forgot an await');
    this.check(record);
    this.emitted.push(record);
  }

  async breathe(): Promise<void> {
    if (Date.now() < this.breatheAt) return;
    await turnOfTheLoop();
    this.breatheAt = Date.now() + BREATH_EVERY_MS;
  }

  /** Nothing that comes later can be part of the transaction. */
  end(): void {
    this.ended = true;
  }
}
