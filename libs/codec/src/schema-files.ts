import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type AvroSchemaObject, fullNameOf, type SchemaSet, selfContained } from './schema.js';

/** The folder `schemas/` of this installation, found from this file upwards, built or not. */
export function schemasFolder(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    const candidate = join(at, 'schemas', 'canonical');
    if (existsSync(candidate)) return dirname(candidate);
    if (dirname(at) === at)
      throw new Error('The folder schemas/ is missing from this installation');
  }
}

/**
 * The record schemas of the bridge itself (`uk.iom.*`, `uk.iom.state.*`), each self-contained, by full name.
 * Reads `schemas/canonical` and `schemas/state`; the outbound ones are generated from agreements instead.
 */
export function loadSchemas(folder: string = schemasFolder()): SchemaSet {
  const types = new Map<string, AvroSchemaObject>();
  for (const part of ['canonical', 'state']) {
    const path = join(folder, part);
    if (!existsSync(path)) continue;
    for (const file of readdirSync(path).filter((name) => name.endsWith('.avsc'))) {
      const schema = JSON.parse(readFileSync(join(path, file), 'utf8')) as AvroSchemaObject;
      types.set(fullNameOf(schema), schema);
    }
  }
  const records = [...types].filter(([, schema]) => schema.type === 'record');
  return new Map(records.map(([name, schema]) => [name, selfContained(schema, types)]));
}
