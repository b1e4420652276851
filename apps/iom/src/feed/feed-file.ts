import { createReadStream, createWriteStream } from 'node:fs';
import { createInterface } from 'node:readline';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { OutgoingRecord } from '@iom/event-log';
import { z } from 'zod';
import type { FeedStep } from './generate-feed.js';

/**
 * One record a line. `value` is the record's text, null a tombstone; bytes that are no text are in `valueBase64`. Lines
 * that follow each other and name the same step belong to it.
 */
const FeedLine = z.strictObject({
  step: z.string(),
  reference: z.literal(true).optional(),
  topic: z.string().min(1),
  partition: z.number().int().min(0),
  key: z.string().nullable(),
  value: z.string().nullable().optional(),
  valueBase64: z.base64().optional(),
});
type FeedLine = z.infer<typeof FeedLine>;

/** A line of a feed's file is not one. It names the line, never what is in it. */
export class BadFeedFileError extends Error {
  override readonly name = 'BadFeedFileError';

  constructor(lineNumber: number) {
    super(`Line ${lineNumber} of the feed's file is not a record of a feed`);
  }
}

export interface WrittenFeed {
  readonly steps: number;
  /** Source records; code tables are not counted. */
  readonly records: number;
}

/** Writes a feed as NDJSON, a step at a time. What was in the file is replaced. */
export async function writeFeed(steps: Iterable<FeedStep>, file: string): Promise<WrittenFeed> {
  const written = { steps: 0, records: 0 };
  const text = function* (): Generator<string> {
    for (const step of steps) {
      written.steps += 1;
      if (!step.reference) written.records += step.records.length;
      yield step.records.map((record) => `${JSON.stringify(lineOf(step, record))}\n`).join('');
    }
  };
  await pipeline(Readable.from(text()), createWriteStream(file, { mode: 0o600 }));
  return written;
}

/** Reads it back, a step at a time. Throws a BadFeedFileError at the first line that is no record. */
export async function* readFeed(file: string): AsyncGenerator<FeedStep, void, void> {
  const input = createReadStream(file);
  const lines = createInterface({ input, crlfDelay: Infinity });
  let begun: { readonly line: FeedLine; readonly records: OutgoingRecord[] } | undefined;
  let number = 0;
  try {
    for await (const text of lines) {
      const line = parse(text, ++number);
      if (begun && begun.line.step !== line.step) {
        yield stepOf(begun.line, begun.records);
        begun = undefined;
      }
      begun ??= { line, records: [] };
      begun.records.push(recordOf(line));
    }
  } finally {
    lines.close();
    input.destroy();
  }
  if (begun) yield stepOf(begun.line, begun.records);
}

function lineOf({ label, reference }: FeedStep, record: OutgoingRecord): FeedLine {
  const { topic, partition, key, value } = record;
  const text = value === null ? null : value.toString();
  const isText = value === null || Buffer.from(text ?? '').equals(value);
  return {
    step: label,
    ...(reference ? { reference: true } : {}),
    topic,
    partition,
    key: key === null ? null : key.toString(),
    ...(isText ? { value: text } : { valueBase64: value.toString('base64') }),
  };
}

function parse(text: string, number: number): FeedLine {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw new BadFeedFileError(number);
  }
  const parsed = FeedLine.safeParse(json);
  if (!parsed.success) throw new BadFeedFileError(number);
  const { value, valueBase64 } = parsed.data;
  if ((value === undefined) === (valueBase64 === undefined)) throw new BadFeedFileError(number);
  return parsed.data;
}

function recordOf({ topic, partition, key, value, valueBase64 }: FeedLine): OutgoingRecord {
  const bytes = valueBase64 === undefined ? value : Buffer.from(valueBase64, 'base64');
  return {
    topic,
    partition,
    key,
    value: typeof bytes === 'string' ? Buffer.from(bytes) : (bytes ?? null),
  };
}

function stepOf(line: FeedLine, records: readonly OutgoingRecord[]): FeedStep {
  return { label: line.step, ...(line.reference ? { reference: true } : {}), records };
}
