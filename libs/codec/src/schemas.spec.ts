import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_TYPES } from '@iom/domain';
import type { AvroSchemaObject } from './schema.js';
import { schemasFolder } from './schema-files.js';

const folder = join(schemasFolder(), 'canonical');
const schemas = readdirSync(folder).map(
  (file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as AvroSchemaObject,
);
const named = (name: string) => schemas.find((schema) => schema.name === name);

describe('the canonical schemas, which people read', () => {
  it('say of everything with a name what it is', () => {
    expect(schemas.filter(({ doc = '' }) => doc === '').map(({ name }) => name)).toEqual([]);
  });

  it.each(['Meta', 'PersonClaim', ...EVENT_TYPES])('say what each field of %s means', (name) => {
    const fields = named(name)?.fields ?? [];
    expect(fields.length).toBeGreaterThan(0);
    expect(fields.filter(({ doc = '' }) => doc === '').map((field) => field.name)).toEqual([]);
  });

  it('have UNKNOWN last in every list of codes, and fall back on it', () => {
    const codes = schemas.filter(({ type }) => type === 'enum');
    expect(codes.filter(({ symbols }) => symbols?.at(-1) !== 'UNKNOWN')).toEqual([]);
    expect(codes.filter((schema) => schema.default !== 'UNKNOWN')).toEqual([]);
  });

  it.each(EVENT_TYPES)('name in a %s whom it is about, observed and recorded', (type) => {
    const names = named(type)?.fields?.map(({ name }) => name);
    expect(names?.slice(0, 5)).toEqual([
      'meta',
      'person',
      'subjectId',
      'standing',
      'previousStanding',
    ]);
  });
});
