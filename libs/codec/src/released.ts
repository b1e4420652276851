import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { typeOf } from './codec.js';
import { schemasFolder } from './schema-files.js';
import type { AvroSchemaObject, SchemaSet } from './schema.js';

/** What is kept of one released version of a schema: the schema as it was, and a record that was written with it. */
export interface ReleasedVersion {
  readonly version: number;
  readonly schema: AvroSchemaObject;
  /** Avro without framing; absent for schemas nobody has kept a record of. */
  readonly fixture: Buffer | undefined;
}

/** Every version ever released of each schema, oldest first: `schemas/fixtures/<Name>/<version>.avsc` and `.avro`. */
export function loadReleased(
  folder: string = schemasFolder(),
): ReadonlyMap<string, readonly ReleasedVersion[]> {
  const root = join(folder, 'fixtures');
  const names = existsSync(root) ? readdirSync(root) : [];
  return new Map(names.map((name) => [name, versionsIn(join(root, name))]));
}

/**
 * Keeps today's version of each schema, with a record written by it, where it differs from the last one kept. Answers the
 * names of those that are new. `example` gives the value to keep.
 */
export function keepRelease(
  schemas: SchemaSet,
  example: (name: string) => unknown,
  folder: string = schemasFolder(),
): string[] {
  const released = loadReleased(folder);
  const kept: string[] = [];
  for (const [name, schema] of schemas) {
    const last = released.get(name)?.at(-1);
    if (last && JSON.stringify(last.schema) === JSON.stringify(schema)) continue;
    const version = (last?.version ?? 0) + 1;
    const path = join(folder, 'fixtures', name);
    mkdirSync(path, { recursive: true });
    writeFileSync(join(path, `${version}.avsc`), `${JSON.stringify(schema, null, 2)}\n`);
    const value = example(name);
    if (value !== undefined)
      writeFileSync(join(path, `${version}.avro`), typeOf(schema).toBuffer(value));
    kept.push(`${name} ${version}`);
  }
  return kept;
}

function versionsIn(path: string): ReleasedVersion[] {
  return readdirSync(path)
    .filter((file) => file.endsWith('.avsc'))
    .map((file) => Number(file.slice(0, -'.avsc'.length)))
    .toSorted((a, b) => a - b)
    .map((version) => {
      const fixture = join(path, `${version}.avro`);
      return {
        version,
        schema: JSON.parse(readFileSync(join(path, `${version}.avsc`), 'utf8')) as AvroSchemaObject,
        fixture: existsSync(fixture) ? readFileSync(fixture) : undefined,
      };
    });
}
