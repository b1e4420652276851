import type { Codec } from '@iom/codec';
import type { LogRecord } from '@iom/event-log';

/** A record as a person can read it. */
export interface ShownRecord {
  readonly partition: number;
  readonly offset: number;
  readonly index: number;
  readonly key: string | null;
  readonly headers: Readonly<Record<string, string>>;
  /** The Avro record's full name; null for JSON. */
  readonly name: string | null;
  /** null: a tombstone. */
  readonly value: unknown;
}

const CONFLUENT_MAGIC = 0;

/** Decodes Avro by its id (which must be learnt), and JSON; anything else is shown as text. */
export function shownRecord(record: LogRecord, codec: Codec): ShownRecord {
  const headers = Object.entries(record.headers).map(([name, value]) => [name, String(value)]);
  return {
    partition: record.partition,
    offset: record.offset,
    index: record.index,
    key: record.key === null ? null : record.key.toString(),
    headers: Object.fromEntries(headers) as Record<string, string>,
    ...contentOf(record.value, codec),
  };
}

function contentOf(value: Buffer | null, codec: Codec): Pick<ShownRecord, 'name' | 'value'> {
  if (value === null) return { name: null, value: null };
  if (value[0] === CONFLUENT_MAGIC) return codec.decode(value);
  const text = value.toString();
  try {
    return { name: null, value: JSON.parse(text) as unknown };
  } catch {
    return { name: null, value: text };
  }
}
