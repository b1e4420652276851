import { setTimeout as pause } from 'node:timers/promises';
import { type Codec, decodeDisclosure, type Packing, packingWith } from '@iom/codec';
import {
  type Chunk,
  DISCLOSURES,
  type EventLogClient,
  PartitionReader,
  unpackRecord,
} from '@iom/event-log';
import type { Log } from '@iom/platform';
import { RecordContradictedError } from '../logs/hold-against-signed.js';
import { type LedgerPosition, LedgerWriter } from '../store/ledger-writer.js';
import { type Duty, DutyRound } from './duties.js';
import type { LoggedDisclosure, Recording } from './recording.js';
import type { Trees } from './trees.js';

export interface RecorderOptions {
  readonly client: EventLogClient;
  readonly codec: Codec;
  readonly databaseUrl: string;
  readonly log: Log;
  /** Told when it has been failing for too long: another process has to take over. */
  readonly fatal: (error: unknown) => void;
  readonly giveUpAfterMs?: number;
  /** Asked before anything is written in a term. `RecordContradictedError`: nothing may be. */
  readonly check?: (position: LedgerPosition) => Promise<void>;
  /** What to do besides, in a term; `standing` says what is committed. */
  readonly duties?: (standing: () => RecordStanding | undefined) => readonly Duty[];
}

/** What is committed, and what is known to wait. */
export interface RecordStanding {
  /** Everything of the log before this offset is recorded. */
  readonly through: number;
  /** When the oldest record of the log was written that is not recorded; undefined: none is known. Epoch milliseconds. */
  readonly oldestUnrecordedMs: number | undefined;
  readonly trees: Trees;
}

/**
 * STARTING: nothing is known of the database or of the log yet, or no more. STANDBY: another instance records. REFUSED: the
 * record is not the one that was signed, and nothing is written until somebody has put that right and started it again.
 */
export type RecorderState = 'STARTING' | 'STANDBY' | 'RECORDING' | 'REFUSED' | 'STOPPED';

/** What it has done since it started. */
export interface RecorderFigures {
  readonly state: RecorderState;
  readonly entries: number;
  readonly decisions: number;
  readonly leaves: number;
  readonly repeated: number;
  /** Offsets to go; undefined unless it records. */
  readonly lag: number | undefined;
  /** Epoch milliseconds. */
  readonly lastCommitAt: number | undefined;
  /** When it last stood at the end of the log, or got on; epoch milliseconds. */
  readonly lastProgressAt: number | undefined;
}

const PARTITION = 0;
const FETCH_WAIT_MS = 500;
/**
 * While news keeps coming, so long from one look to the next: transactions of disclosure come by the dozen in a second, and
 * what it costs to read and commit is paid once for all that have gathered. Nobody waits for the record; what comes after
 * a pause is taken down at once.
 */
const GATHER_MS = 100;
const STILL_HERE_EVERY_MS = 5_000;
const RETRY_PAUSE_MS = 500;
const GIVE_UP_AFTER_MS = 60_000;

/**
 * Takes `iom.disclosures` down in PostgreSQL, for as long as it runs. Of all instances one records and the others stand by;
 * each stretch of the log commits whole, with the position behind it, so whoever takes over goes on exactly there.
 */
export class Recorder {
  private readonly packing: Packing;
  private readonly stopping = new AbortController();
  private writer: LedgerWriter | undefined;
  private running: Promise<void> | undefined;
  private failingSince: number | undefined;
  private standing: RecordStanding | undefined;
  private refused: RecordContradictedError | undefined;
  private now: RecorderFigures = {
    state: 'STARTING',
    entries: 0,
    decisions: 0,
    leaves: 0,
    repeated: 0,
    lag: undefined,
    lastCommitAt: undefined,
    lastProgressAt: undefined,
  };

  constructor(private readonly options: RecorderOptions) {
    this.packing = packingWith(options.codec);
  }

  get figures(): RecorderFigures {
    return this.now;
  }

  /** Why it refuses to record; undefined: it does not. */
  get refusal(): RecordContradictedError | undefined {
    return this.refused;
  }

  start(): void {
    this.running ??= this.run();
  }

  /** Lets the stretch in hand commit, then gives the record to a standby. */
  async stop(): Promise<void> {
    this.stopping.abort();
    if (this.now.state !== 'RECORDING') await this.writer?.close();
    await this.running;
    this.now = { ...this.now, state: 'STOPPED', lag: undefined };
  }

  private get hasStopped(): boolean {
    return this.stopping.signal.aborted;
  }

  private async run(): Promise<void> {
    while (!this.hasStopped) {
      try {
        await this.serve();
      } catch (error) {
        if (this.hasStopped) return;
        if (error instanceof RecordContradictedError) {
          this.refused = error;
          this.now = { ...this.now, state: 'REFUSED', lag: undefined };
          this.options.log.error(
            'recording refused: the record is not the one that was signed',
            error,
          );
          return;
        }
        this.now = { ...this.now, state: 'STARTING', lag: undefined };
        this.options.log.error('recording failed', error);
        this.failingSince ??= Date.now();
        if (Date.now() - this.failingSince > (this.options.giveUpAfterMs ?? GIVE_UP_AFTER_MS)) {
          this.options.fatal(error);
          return;
        }
        await pause(RETRY_PAUSE_MS, undefined, { signal: this.stopping.signal }).catch(
          () => undefined,
        );
      }
    }
  }

  /** One term as standby and then as the one that records. */
  private async serve(): Promise<void> {
    const writer = new LedgerWriter(this.options.databaseUrl);
    this.writer = writer;
    try {
      await writer.becomeTheOne(() => (this.now = { ...this.now, state: 'STANDBY' }));
      if (this.hasStopped) return;
      const position = await writer.position(DISCLOSURES, PARTITION);
      await this.options.check?.(position);
      this.now = { ...this.now, state: 'RECORDING', lastProgressAt: Date.now() };
      this.options.log.info('recording', { topic: DISCLOSURES, partition: PARTITION });
      const reader = await PartitionReader.open({
        client: this.options.client,
        topic: DISCLOSURES,
        partition: PARTITION,
      });
      const { next, trees } = position;
      this.standing = { through: next ?? 0, oldestUnrecordedMs: undefined, trees };
      const duties = new DutyRound(
        this.options.duties?.(() => this.standing) ?? [],
        this.options.log,
      );
      try {
        await this.recordFrom(reader, writer, position);
      } finally {
        reader.close();
        this.standing = undefined;
        await duties.end();
      }
    } finally {
      await writer.close();
    }
  }

  private async recordFrom(
    reader: PartitionReader,
    writer: LedgerWriter,
    stored: LedgerPosition,
  ): Promise<void> {
    let { trees } = stored;
    let from = stored.next;
    let at = from ?? (await reader.start());
    let heardAt = Date.now();
    let coming = fetchAhead(reader, at);
    const { signal } = this.stopping;
    while (!this.hasStopped) {
      const chunk = await coming;
      if (this.hasStopped) return;
      this.hear(chunk);
      coming = fetchAhead(reader, chunk.next, gathered(chunk, signal));
      if (chunk.next > at || from === undefined) {
        const entries = await this.entriesOf(chunk);
        const stretch = {
          topic: DISCLOSURES,
          partition: PARTITION,
          from,
          next: chunk.next,
          entries,
        };
        const recording = await writer.append(stretch, trees);
        ({ trees } = recording);
        at = from = chunk.next;
        this.standing = { through: at, oldestUnrecordedMs: waitingSince(chunk), trees };
        heardAt = Date.now();
        this.count(recording);
      } else if (Date.now() - heardAt > STILL_HERE_EVERY_MS) {
        await writer.stillHere();
        heardAt = Date.now();
      }
      this.failingSince = undefined;
      this.now = { ...this.now, lag: chunk.stable - at, lastProgressAt: Date.now() };
    }
  }

  /** What has been read and not been recorded yet waits since it was written. */
  private hear({ records: [oldest] }: Chunk): void {
    const { standing } = this;
    if (standing === undefined || oldest === undefined) return;
    this.standing = { ...standing, oldestUnrecordedMs: oldest.timestampMs };
  }

  private async entriesOf({ records }: Chunk): Promise<LoggedDisclosure[]> {
    const { codec } = this.options;
    await codec.learn(records.map(({ value }) => value));
    const entries = records.flatMap((record) => unpackRecord(record, this.packing));
    await codec.learn(entries.map(({ value }) => value));
    return entries.flatMap(({ offset, index, value }) =>
      value === null ? [] : [{ offset, index, disclosure: decodeDisclosure(codec, value) }],
    );
  }

  private count({ entries, leaves, repeated }: Recording): void {
    const decisions = leaves.filter(({ decision }) => decision !== undefined).length;
    this.now = {
      ...this.now,
      entries: this.now.entries + entries,
      decisions: this.now.decisions + decisions,
      leaves: this.now.leaves + leaves.length,
      repeated: this.now.repeated + repeated.length,
      lastCommitAt: Date.now(),
    };
  }
}

/** What lies behind a chunk and has not been read is no older than its last record; undefined: nothing does. */
function waitingSince({ records, next, stable }: Chunk): number | undefined {
  return next < stable ? records.at(-1)?.timestampMs : undefined;
}

/** Reads on while what was read is being written. A failure is met when it is awaited. */
function fetchAhead(reader: PartitionReader, from: number, after?: Promise<void>): Promise<Chunk> {
  const read = () => reader.fetch(from, FETCH_WAIT_MS);
  const chunk = after === undefined ? read() : after.then(read);
  chunk.catch(() => undefined);
  return chunk;
}

/** When to look for more: at once behind a chunk that does not reach to the end, or that was waited for in vain. */
function gathered(
  { records, next, stable }: Chunk,
  signal: AbortSignal,
): Promise<void> | undefined {
  if (records.length === 0 || next < stable) return undefined;
  return pause(GATHER_MS, undefined, { signal });
}
