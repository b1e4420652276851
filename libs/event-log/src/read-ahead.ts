import { setTimeout as pause } from 'node:timers/promises';
import type { Chunk } from './chunk.js';
import type { PartitionReader } from './partition-reader.js';

/** How long a broker keeps a fetch of an input in which nothing happens. */
const FETCH_WAIT_MS = 500;

export interface Input {
  readonly topic: string;
  readonly reader: Pick<PartitionReader, 'fetch' | 'close'>;
  readonly from: number;
}

/** What a fetch of one input has brought. */
export interface Arrival extends Chunk {
  readonly topic: string;
}

/** Reads each input ahead while its last chunk is worked on, and hands out together whatever has arrived of all of them. */
export class ReadAhead {
  private readonly arrived: { readonly input: Input; readonly chunk: Chunk }[] = [];
  private failure: { readonly error: unknown } | undefined;
  private notice: () => void = () => undefined;

  constructor(inputs: readonly Input[]) {
    for (const input of inputs) void this.fetch(input, input.from);
  }

  /** Waits until something has arrived, and for at least `restMs`: what comes meanwhile comes along. */
  async next(restMs: number): Promise<readonly Arrival[]> {
    if (restMs > 0) await pause(restMs);
    while (this.arrived.length === 0 && !this.failure) {
      await new Promise<void>((resolve) => (this.notice = resolve));
    }
    if (this.failure) throw this.failure.error;
    return this.arrived.splice(0).map(({ input, chunk }) => {
      void this.fetch(input, chunk.next);
      return { topic: input.topic, ...chunk };
    });
  }

  private async fetch(input: Input, from: number): Promise<void> {
    try {
      const chunk = await input.reader.fetch(from, FETCH_WAIT_MS);
      this.arrived.push({ input, chunk });
    } catch (error) {
      this.failure ??= { error };
    }
    this.notice();
  }
}
