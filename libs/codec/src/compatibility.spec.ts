import { EVENT_TYPES, type EventType } from '@iom/domain';
import { observed, recorded } from '@iom/testing';
import { typeOf } from './codec.js';
import { incompatibilities } from './compatibility.js';
import { loadReleased } from './released.js';
import type { AvroSchemaObject } from './schema.js';
import { loadSchemas } from './schema-files.js';

const schemas = loadSchemas();
const released = loadReleased();

describe('the schemas, against every version ever released', () => {
  it.each([...schemas.keys()])('%s: the version of today is kept', (name) => {
    expect(released.get(name)?.at(-1)?.schema).toEqual(schemas.get(name));
  });

  it.each([...released.keys()])('%s: today reads the past, and the past reads today', (name) => {
    const schema = schemas.get(name);
    const versions = new Map(
      released.get(name)?.map(({ version, schema: past }) => [version, past]),
    );
    expect(schema && incompatibilities(schema, versions)).toEqual([]);
  });

  it.each(EVENT_TYPES)(
    'a %s kept from every version is read as it was meant',
    (type: EventType) => {
      const name = `uk.iom.${type}`;
      const versions = released.get(name) ?? [];
      expect(versions.length).toBeGreaterThan(0);
      const reader = typeOf(schemas.get(name) as AvroSchemaObject);
      for (const { schema, fixture } of versions) {
        const resolver = reader.createResolver(typeOf(schema));
        const value = reader.fromBuffer(fixture as Buffer, resolver) as object;
        expect({ ...value, type }).toMatchObject({
          ...recorded(type),
          person: { ...observed(type).person },
        });
      }
    },
  );
});

describe('a change of a schema', () => {
  const past: AvroSchemaObject = {
    type: 'record',
    name: 'Example',
    namespace: 'uk.iom',
    fields: [
      {
        name: 'kind',
        type: { type: 'enum', name: 'Kind', symbols: ['A', 'UNKNOWN'], default: 'UNKNOWN' },
      },
    ],
  };
  const changed = (fields: AvroSchemaObject['fields']): AvroSchemaObject => ({
    ...past,
    fields: fields ?? [],
  });

  it('is compatible when it adds a field with a default, or a symbol to an enum that has one', () => {
    const wider = changed([
      {
        name: 'kind',
        type: { type: 'enum', name: 'Kind', symbols: ['A', 'B', 'UNKNOWN'], default: 'UNKNOWN' },
      },
      { name: 'note', type: ['null', 'string'], default: null },
    ]);
    expect(incompatibilities(wider, new Map([[1, past]]))).toEqual([]);
  });

  it('is named when it adds a field without a default', () => {
    const wrong = changed([...(past.fields ?? []), { name: 'note', type: 'string' }]);
    expect(incompatibilities(wrong, new Map([[1, past]]))).toMatchObject([
      { version: 1, direction: 'cannot-read-the-past' },
    ]);
  });

  it('is named when it takes a field away that the past cannot do without', () => {
    expect(incompatibilities(changed([]), new Map([[1, past]]))).toMatchObject([
      { version: 1, direction: 'unreadable-to-the-past' },
    ]);
  });
});
