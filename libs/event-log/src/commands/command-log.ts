import type { EventLogClient } from '../event-log-client.js';
import { FetchRefusedError } from '../fetch-response.js';
import type { MemoryLog } from '../memory-log.js';
import { PartitionReader } from '../partition-reader.js';
import type { LogRecord } from '../stage.js';
import { COMMANDS } from '../topics.js';

/** Where a record is in the log. */
export interface RecordPlace {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** What it takes to obey commands: records by their coordinates, and the commands that came before. */
export interface CommandLog {
  /** `undefined`: the log holds no such record, or no longer. */
  recordAt(place: RecordPlace): Promise<LogRecord | undefined>;
  /** The records of `iom.commands` in these offsets, `to` not among them. */
  commandsBetween(from: number, to: number): Promise<readonly LogRecord[]>;
  /** Nothing more will be asked for the time being. */
  rest(): void;
}

const OFFSET_OUT_OF_RANGE = 1;
const FETCH_WAIT_MS = 500;

/** The commands and records of a Kafka cluster. Readers stay open until it may rest, since orders come in crowds. */
export class KafkaCommandLog implements CommandLog {
  private readonly readers = new Map<string, PartitionReader>();

  constructor(private readonly client: EventLogClient) {}

  async recordAt({ topic, partition, offset }: RecordPlace): Promise<LogRecord | undefined> {
    const reader = await this.reader(topic, partition);
    try {
      const { records } = await reader.fetch(offset, 0);
      return records.find((record) => record.offset === offset);
    } catch (error) {
      if (isOutOfRange(error)) return undefined;
      throw error;
    }
  }

  async commandsBetween(from: number, to: number): Promise<readonly LogRecord[]> {
    const reader = await this.reader(COMMANDS, 0);
    const found: LogRecord[] = [];
    for (let at = Math.max(from, await reader.start()); at < to;) {
      const { records, next } = await reader.fetch(at, FETCH_WAIT_MS);
      found.push(...records.filter(({ offset }) => offset < to));
      at = next;
    }
    return found;
  }

  rest(): void {
    for (const reader of this.readers.values()) reader.close();
    this.readers.clear();
  }

  private async reader(topic: string, partition: number): Promise<PartitionReader> {
    const name = `${topic}/${partition}`;
    const known = this.readers.get(name);
    if (known !== undefined) return known;
    const reader = await PartitionReader.open({ client: this.client, topic, partition });
    this.readers.set(name, reader);
    return reader;
  }
}

/** The same of a log in memory. */
export function memoryCommandLog(log: MemoryLog): CommandLog {
  return {
    recordAt: ({ topic, partition, offset }) =>
      Promise.resolve(log.stored(topic, partition)[offset]),
    commandsBetween: (from, to) => Promise.resolve(log.stored(COMMANDS, 0).slice(from, to)),
    rest: () => undefined,
  };
}

const isOutOfRange = (error: unknown): boolean =>
  error instanceof FetchRefusedError && error.errorCode === OFFSET_OUT_OF_RANGE;
