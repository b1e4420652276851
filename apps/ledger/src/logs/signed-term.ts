import type { Codec } from '@iom/codec';
import {
  DISCLOSURES,
  type EventLogClient,
  EventLogProducer,
  KafkaCommandLog,
} from '@iom/event-log';
import { NoticeTeller } from '../notices/notice-teller.js';
import type { Duty } from '../recording/duties.js';
import type { RecordStanding } from '../recording/recorder.js';
import type { Sql } from '../store/database.js';
import type { LedgerPosition } from '../store/ledger-writer.js';
import { Checkpoints, keptCheckpoints } from './checkpoints.js';
import {
  holdAgainstSigned,
  holdAgainstTiles,
  RecordContradictedError,
} from './hold-against-signed.js';
import { lastStatus, sayStatus } from './ledger-status.js';
import type { LogKeys } from './log-keys.js';

export interface SignedTermParts {
  readonly client: EventLogClient;
  readonly codec: Codec;
  readonly sql: Sql;
  readonly keys: LogKeys;
}

/** A checkpoint is at most so old when something has been recorded, and word of the ledger when nothing has. */
const SAY_EVERY_MS = 1_000;
/** While nothing more is due. */
const TELL_EVERY_MS = 250;

/**
 * What the instance that records does besides: it holds the record against what was signed before it writes anything, signs what
 * has been recorded, says how far it has come, and who has to hear of corrections.
 */
export class SignedTerm {
  private producer: Promise<EventLogProducer> | undefined;
  private told = 0;

  constructor(private readonly parts: SignedTermParts) {}

  /** Notices said since start. */
  get noticesTold(): number {
    return this.told;
  }

  /** Throws `RecordContradictedError` when this is not the record that was signed. */
  async check({ next, trees }: LedgerPosition): Promise<void> {
    const { client, codec, sql, keys } = this.parts;
    await holdAgainstTiles(sql, trees);
    const kept = await keptCheckpoints(sql);
    const said = await lastStatus(client, codec);
    for (const note of [...kept.map((each) => each.note), ...(said?.checkpoints ?? [])]) {
      await holdAgainstSigned(sql, trees, note, keys);
    }
    if (said !== undefined && (next ?? 0) < said.through) {
      throw new RecordContradictedError(
        'SHORTENED_RECORD',
        `The record stands at ${next ?? 0} of ${DISCLOSURES}, and had said that it stood at ${said.through}`,
      );
    }
  }

  /** `standing`: what is committed; undefined while nothing is known. */
  duties(standing: () => RecordStanding | undefined): readonly Duty[] {
    const { client, codec, sql, keys } = this.parts;
    const checkpoints = new Checkpoints(sql, keys);
    const events = new KafkaCommandLog(client);
    return [
      {
        name: 'sign-and-say',
        everyMs: SAY_EVERY_MS,
        run: async () => {
          const now = standing();
          if (now === undefined) return;
          const signed = await checkpoints.sign(now.trees);
          await sayStatus(await this.connected(), codec, now, signed, Date.now());
        },
      },
      {
        name: 'tell-notices',
        everyMs: TELL_EVERY_MS,
        run: async () => {
          if (standing() === undefined) return;
          this.told += await new NoticeTeller(sql, events, codec, await this.connected()).tell();
        },
      },
    ];
  }

  async close(): Promise<void> {
    const producer = await this.producer?.catch(() => undefined);
    await producer?.close();
  }

  private connected(): Promise<EventLogProducer> {
    this.producer ??= EventLogProducer.connect(this.parts.client);
    // One that could not connect must not be the last word.
    this.producer.catch(() => (this.producer = undefined));
    return this.producer;
  }
}
