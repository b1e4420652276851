import { type Codec, decodeLedgerStatus, encodeLedgerStatus } from '@iom/codec';
import { LEDGER_STATUS_KEY, type LedgerStatus, MICROS_PER_MS } from '@iom/domain';
import {
  type EventLogClient,
  type EventLogProducer,
  LEDGER_STATUS,
  PartitionReader,
} from '@iom/event-log';
import type { RecordStanding } from '../recording/recorder.js';
import type { KeptCheckpoint } from './checkpoints.js';

/** Says how far the record has come. */
export async function sayStatus(
  producer: EventLogProducer,
  codec: Codec,
  { through, oldestUnrecordedMs }: RecordStanding,
  checkpoints: readonly KeptCheckpoint[],
  nowMs: number,
): Promise<void> {
  const status: LedgerStatus = {
    oldestUnrecordedAt:
      oldestUnrecordedMs === undefined ? null : oldestUnrecordedMs * MICROS_PER_MS,
    through,
    at: nowMs * MICROS_PER_MS,
    checkpoints: checkpoints.map(({ note }) => note),
  };
  const value = encodeLedgerStatus(codec, status);
  await producer.send([{ topic: LEDGER_STATUS, partition: 0, key: LEDGER_STATUS_KEY, value }]);
}

/** What was said last, by whichever instance; undefined: nothing has been said yet. */
export async function lastStatus(
  client: EventLogClient,
  codec: Codec,
): Promise<LedgerStatus | undefined> {
  const reader = await PartitionReader.open({ client, topic: LEDGER_STATUS, partition: 0 });
  try {
    let last: Buffer | undefined;
    for await (const records of reader.toEnd()) last = records.at(-1)?.value ?? last;
    if (last === undefined) return undefined;
    await codec.learn([last]);
    return decodeLedgerStatus(codec, last);
  } finally {
    reader.close();
  }
}
