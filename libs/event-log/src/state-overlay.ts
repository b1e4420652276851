import type { Change, StateReader, StateWriter } from './stage.js';

/** The changes of one transaction over the state before it. */
export class StateOverlay<Value> implements StateWriter<Value> {
  readonly changes = new Map<string, Value | undefined>();

  constructor(private readonly base: StateReader<Value>) {}

  get(key: string): Value | undefined {
    const changed = this.changes.get(key);
    return changed !== undefined || this.changes.has(key) ? changed : this.base.get(key);
  }

  put(changes: Iterable<Change<Value>>): void {
    for (const [key, value] of changes) this.changes.set(key, value);
  }
}
