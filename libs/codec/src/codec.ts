import avsc from 'avsc';
import { DisclosureWriting } from './disclosure-writing.js';
import type { AvroSchemaObject, SchemaSet } from './schema.js';
import type { SchemaIds } from './schema-ids.js';
import type { Writing } from './writing.js';

const MAGIC = 0;
const HEADER_BYTES = 5;
const DISCLOSURE = 'uk.iom.Disclosure';
/** Room for all but the rarest values; it grows for those. */
const SCRATCH_BYTES = 65_536;

/** Bytes that are not in Confluent wire format: a zero byte, a schema id of four bytes, Avro. */
export class NotFramedError extends Error {
  override readonly name = 'NotFramedError';
}

/** A schema id that has not been learnt yet: `learn` first. Our fault or the registry's, never the record's. */
export class UnknownSchemaIdError extends Error {
  override readonly name = 'UnknownSchemaIdError';

  constructor(readonly id: number) {
    super(`Schema id ${id} is not known here yet`);
  }
}

export interface Decoded<Value = unknown> {
  /** Full name of the record: `uk.iom.ContactRecorded`. */
  readonly name: string;
  readonly value: Value;
}

interface Writer {
  readonly id: number;
  readonly type: avsc.Type;
  readonly writing: Writing;
}

interface Reader {
  readonly name: string;
  readonly type: avsc.Type;
  readonly resolver: avsc.Resolver | undefined;
}

/**
 * Domain values to Confluent-framed Avro and back. Ids are resolved once, when it is opened; a record written with another
 * version of a schema is read as this version sees it.
 */
export class Codec {
  private readonly writers = new Map<string, Writer>();
  private readonly readers = new Map<number, Reader>();
  /** Where a value is encoded before its size is known: avsc's own room is 1 kB, and whatever is larger it encodes twice. */
  private scratch = Buffer.allocUnsafeSlow(SCRATCH_BYTES);

  private constructor(private readonly ids: SchemaIds) {}

  /** Throws `SchemaNotRegisteredError` for a schema of the set that the registry does not have. */
  static async open(schemas: SchemaSet, ids: SchemaIds): Promise<Codec> {
    const codec = new Codec(ids);
    await codec.add(schemas);
    return codec;
  }

  /** Takes in further schemas, for instance outbound ones. */
  async add(schemas: SchemaSet): Promise<void> {
    await Promise.all(
      [...schemas].map(async ([name, schema]) => {
        const id = await this.ids.idOf(name, schema);
        const type = typeOf(schema);
        this.writers.set(name, { id, type, writing: writingOf(name, type) });
        this.readers.set(id, { name, type, resolver: undefined });
      }),
    );
  }

  /** The id that values of this name are written with. */
  idOf(name: string): number {
    return this.writer(name).id;
  }

  /** Throws when the value does not fit the schema: a broken invariant of ours. The error names the path, not the value. */
  encode(name: string, value: unknown): Buffer {
    const { id, type, writing } = this.writer(name);
    let end: number;
    try {
      end = this.encodeInScratch(writing, value);
    } catch {
      // avsc's own message quotes the value, so it goes no further.
      throw new Error(`A ${name} does not fit its schema at ${invalidPath(type, value)}`);
    }
    const framed = Buffer.allocUnsafe(end);
    framed.writeUInt8(MAGIC, 0);
    framed.writeInt32BE(id, 1);
    this.scratch.copy(framed, HEADER_BYTES, HEADER_BYTES, end);
    return framed;
  }

  /** Throws `NotFramedError`, or `UnknownSchemaIdError` for an id that nobody has had it `learn`. */
  decode<Value = unknown>(bytes: Buffer): Decoded<Value> {
    const id = schemaIdOf(bytes);
    const reader = this.readers.get(id);
    if (reader === undefined) throw new UnknownSchemaIdError(id);
    return {
      name: reader.name,
      value: reader.type.decode(bytes, HEADER_BYTES, reader.resolver).value as Value,
    };
  }

  /** Makes every schema id among these framed records known. Costs nothing when they are. */
  async learn(records: Iterable<Buffer | null>): Promise<void> {
    const unknown = new Set<number>();
    for (const bytes of records) {
      if (bytes === null) continue;
      const id = schemaIdOf(bytes);
      if (!this.readers.has(id)) unknown.add(id);
    }
    for (const id of unknown) this.readers.set(id, this.readerOf(await this.ids.schemaOf(id)));
  }

  /** Leaves room for the header; answers where the value ends. */
  private encodeInScratch(writing: Writing, value: unknown): number {
    for (;;) {
      const end = writing.encode(value, this.scratch, HEADER_BYTES);
      if (end >= 0) return end;
      this.scratch = Buffer.allocUnsafeSlow(2 * (this.scratch.length - end));
    }
  }

  private readerOf(schema: AvroSchemaObject): Reader {
    const written = typeOf(schema);
    const name = written.name ?? '';
    const type = this.writers.get(name)?.type;
    if (type === undefined) return { name, type: written, resolver: undefined };
    return { name, type, resolver: type.createResolver(written) };
  }

  private writer(name: string): Writer {
    const writer = this.writers.get(name);
    if (writer === undefined) throw new Error(`No schema named ${name} was given to this codec`);
    return writer;
  }
}

/** The schema id that a framed record names. */
export function schemaIdOf(bytes: Buffer): number {
  if (bytes.length < HEADER_BYTES || bytes[0] !== MAGIC) {
    throw new NotFramedError('The record is not in Confluent wire format');
  }
  return bytes.readInt32BE(1);
}

/** An avsc type; its logical types stay plain numbers. */
export function typeOf(schema: AvroSchemaObject): avsc.Type {
  return avsc.Type.forSchema(schema as unknown as avsc.Schema);
}

/** Of one record there are so many, and so alike, that writing it in parts is worth while. */
function writingOf(name: string, type: avsc.Type): Writing {
  return (name === DISCLOSURE ? DisclosureWriting.of(type) : undefined) ?? type;
}

function invalidPath(type: avsc.Type, value: unknown): string {
  const paths: string[] = [];
  type.isValid(value, { errorHook: (path) => void paths.push(path.join('.')) });
  return paths.join(', ') || 'no field that could be named';
}
