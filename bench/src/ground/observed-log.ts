import { encodeEvent } from '@iom/codec';
import { EventLogProducer, OBSERVED, type OutgoingRecord } from '@iom/event-log';
import { openSetting } from './corpus.js';
import type { Ground } from './ground.js';

const BATCH = 5_000;

/** Writes what the intakes would say straight to `iom.observed`: the way to a large register without waiting for intakes. */
export class ObservedLog {
  private readonly translator = openSetting().translator;
  private written = 0;

  private constructor(
    private readonly ground: Ground,
    private readonly producer: EventLogProducer,
  ) {}

  static async open(ground: Ground): Promise<ObservedLog> {
    const { client, topics, packing } = ground.bridge;
    return new ObservedLog(ground, await EventLogProducer.connect(client, { topics, packing }));
  }

  /** Events written so far. */
  get count(): number {
    return this.written;
  }

  async write(records: Iterable<OutgoingRecord>): Promise<void> {
    const { codec } = this.ground.bridge;
    let batch: OutgoingRecord[] = [];
    for (const record of records) {
      for (const event of this.translator.observed(record, Date.now() * 1_000)) {
        batch.push({ topic: OBSERVED, partition: 0, key: null, value: encodeEvent(codec, event) });
      }
      if (batch.length < BATCH) continue;
      await this.send(batch);
      batch = [];
    }
    await this.send(batch);
  }

  close(): Promise<void> {
    return this.producer.close();
  }

  private async send(batch: readonly OutgoingRecord[]): Promise<void> {
    await this.producer.send(batch);
    this.written += batch.length;
  }
}
