import { SchemaRegistry, SchemaType, COMPATIBILITY } from '@kafkajs/confluent-schema-registry';
import type { AvroSchemaObject, SchemaSet } from './schema.js';

/** Where ids come from and what they stand for. RecordNameStrategy: a schema's subject is its full name. */
export interface SchemaIds {
  /** The id under which exactly this schema is registered. Throws `SchemaNotRegisteredError`. */
  idOf(name: string, schema: AvroSchemaObject): Promise<number>;
  /** The schema of an id, self-contained. Throws when the registry does not know it or cannot be asked. */
  schemaOf(id: number): Promise<AvroSchemaObject>;
}

/** A schema that this version uses is not in the registry. */
export class SchemaNotRegisteredError extends Error {
  override readonly name = 'SchemaNotRegisteredError';

  constructor(schemaName: string, options: ErrorOptions) {
    super(`${schemaName} is not registered as it is here: run \`iom schemas register\``, options);
  }
}

/** The registry answers, and has no schema of this id: whoever wrote it did not have it from here. */
export class NoSuchSchemaError extends Error {
  override readonly name = 'NoSuchSchemaError';

  constructor(id: number, options: ErrorOptions = {}) {
    super(`No schema has the id ${id}`, options);
  }
}

/** A Confluent-compatible schema registry. It is asked at start and for an id seen for the first time, never per record. */
export class RegistrySchemaIds implements SchemaIds {
  private readonly registry: SchemaRegistry;

  /** `host`: the base address of the Confluent-compatible API. */
  constructor(host: string) {
    this.registry = new SchemaRegistry({
      host,
      retry: { maxRetryTimeInSecs: 5, initialRetryTimeInSecs: 0.1, retries: 8 },
    });
  }

  async idOf(name: string, schema: AvroSchemaObject): Promise<number> {
    try {
      return await this.registry.getRegistryIdBySchema(name, avro(schema));
    } catch (cause) {
      throw new SchemaNotRegisteredError(name, { cause });
    }
  }

  async schemaOf(id: number): Promise<AvroSchemaObject> {
    try {
      const schema = (await this.registry.getSchema(id)) as unknown as {
        schema(options: object): AvroSchemaObject;
      };
      return schema.schema({ exportAttrs: true });
    } catch (cause) {
      throw isNotFound(cause) ? new NoSuchSchemaError(id, { cause }) : cause;
    }
  }

  /** Registers a schema under its full name, FULL_TRANSITIVE compatible with every version before it. Idempotent. */
  async register(name: string, schema: AvroSchemaObject): Promise<number> {
    const { id } = await this.registry.register(avro(schema), {
      subject: name,
      compatibility: COMPATIBILITY.FULL_TRANSITIVE,
    });
    return id;
  }
}

/** Registers all of a set; answers the ids by full name. */
export async function registerSchemas(
  ids: RegistrySchemaIds,
  schemas: SchemaSet,
): Promise<ReadonlyMap<string, number>> {
  const registered = new Map<string, number>();
  for (const [name, schema] of schemas) registered.set(name, await ids.register(name, schema));
  return registered;
}

/** Ids without a registry, for tests: numbered as they are asked for. */
export class MemorySchemaIds implements SchemaIds {
  private readonly schemas: string[] = [];

  idOf(_name: string, schema: AvroSchemaObject): Promise<number> {
    const text = JSON.stringify(schema);
    const known = this.schemas.indexOf(text);
    return Promise.resolve(known >= 0 ? known + 1 : this.schemas.push(text));
  }

  schemaOf(id: number): Promise<AvroSchemaObject> {
    const text = this.schemas[id - 1];
    if (text === undefined) return Promise.reject(new NoSuchSchemaError(id));
    return Promise.resolve(JSON.parse(text) as AvroSchemaObject);
  }
}

const isNotFound = (error: unknown): boolean =>
  error instanceof Error && Reflect.get(error, 'status') === 404;

const avro = (schema: AvroSchemaObject) =>
  ({ type: SchemaType.AVRO, schema: JSON.stringify(schema) }) as const;
