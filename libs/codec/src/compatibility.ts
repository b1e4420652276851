import { typeOf } from './codec.js';
import type { AvroSchemaObject } from './schema.js';

/** Which way a pair of versions fails: whether today's programs can read the past, and yesterday's the present. */
export interface Incompatibility {
  readonly version: number;
  readonly direction: 'cannot-read-the-past' | 'unreadable-to-the-past';
  readonly why: string;
}

/**
 * FULL_TRANSITIVE: the schema against every version ever released, both ways. Empty: compatible. The registry enforces the
 * same when a schema is registered; this says it before anything is deployed.
 */
export function incompatibilities(
  schema: AvroSchemaObject,
  released: ReadonlyMap<number, AvroSchemaObject>,
): Incompatibility[] {
  return [...released].flatMap(([version, past]) => [
    ...unreadable(schema, past).map((why) => ({
      version,
      direction: 'cannot-read-the-past' as const,
      why,
    })),
    ...unreadable(past, schema).map((why) => ({
      version,
      direction: 'unreadable-to-the-past' as const,
      why,
    })),
  ]);
}

function unreadable(reader: AvroSchemaObject, writer: AvroSchemaObject): string[] {
  try {
    typeOf(reader).createResolver(typeOf(writer));
    return [];
  } catch (error) {
    return [error instanceof Error ? error.message : 'unknown'];
  }
}
