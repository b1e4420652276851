import { EVENT_TYPES } from '@iom/domain';
import { observed, recorded } from '@iom/testing';
import * as fc from 'fast-check';
import { Codec } from './codec.js';
import { decodeObserved, decodeRecorded, encodeEvent } from './events.js';
import type { AvroSchema, AvroSchemaObject } from './schema.js';
import { MemorySchemaIds } from './schema-ids.js';
import { loadSchemas } from './schema-files.js';

const schemas = loadSchemas();
const ids = new MemorySchemaIds();
let codec: Codec;

beforeAll(async () => {
  codec = await Codec.open(schemas, ids);
});

const ENVELOPE = new Set(['meta', 'person', 'subjectId', 'standing', 'previousStanding']);

const schemaOf = (type: string): AvroSchemaObject => {
  const schema = schemas.get(`uk.iom.${type}`);
  if (schema === undefined) throw new Error(`There is no schema of ${type}`);
  return schema;
};

/** Any value that a schema allows. Names of types stand for what was defined under them before. */
function valuesOf(schema: AvroSchema, known: Map<string, AvroSchemaObject>): fc.Arbitrary<unknown> {
  if (typeof schema === 'string') {
    const named = known.get(schema);
    return named === undefined ? primitive(schema) : valuesOf(named, known);
  }
  if (Array.isArray(schema)) {
    return fc.oneof(...schema.map((branch: AvroSchema) => valuesOf(branch, known)));
  }
  const { type, name, namespace, symbols = [], fields = [], items } = schema as AvroSchemaObject;
  if (name !== undefined) known.set(`${namespace ?? 'uk.iom'}.${name}`, schema as AvroSchemaObject);
  if (type === 'enum') return fc.constantFrom(...symbols);
  if (type === 'array') return fc.array(valuesOf(items as AvroSchema, known), { maxLength: 3 });
  if (type !== 'record') return valuesOf(type, known);
  const values = fields.map((field) => [field.name, valuesOf(field.type, known)] as const);
  return fc.record(Object.fromEntries(values));
}

function primitive(name: string): fc.Arbitrary<unknown> {
  switch (name) {
    case 'null':
      return fc.constant(null);
    case 'boolean':
      return fc.boolean();
    case 'int':
      return fc.integer();
    case 'long':
      // As instants, the years 1850 to 2200: avsc writes an odd number below -2^52 as another one, and none above 2^53 - 1.
      return fc.integer({ min: Date.UTC(1850) * 1_000, max: Date.UTC(2200) * 1_000 });
    case 'string':
      return fc.string({ unit: 'grapheme' });
    default:
      throw new Error(`No canonical event holds ${name}`);
  }
}

/** Whatever an event of this type may say. */
function factsOf(type: string): fc.Arbitrary<Record<string, unknown>> {
  const known = new Map<string, AvroSchemaObject>();
  const own = (schemaOf(type).fields ?? []).map(
    (field) => [field.name, valuesOf(field.type, known)] as const,
  );
  return fc.record(Object.fromEntries(own.filter(([name]) => !ENVELOPE.has(name))));
}

describe('whatever is said', () => {
  it.each(EVENT_TYPES)('in a %s is read as it was written, observed and recorded', (type) => {
    fc.assert(
      fc.property(factsOf(type), (facts) => {
        const seen = { ...observed(type), ...facts };
        expect(decodeObserved(codec, encodeEvent(codec, seen))).toMatchObject(seen);
        const kept = { ...recorded(type), ...facts };
        expect(decodeRecorded(codec, encodeEvent(codec, kept))).toMatchObject(kept);
      }),
      { numRuns: 50 },
    );
  });

  it.each(EVENT_TYPES)('about whomever, a %s keeps', (type) => {
    const parts = valuesOf(schemaOf(type), new Map());
    fc.assert(
      fc.property(parts, (event) => {
        const name = `uk.iom.${type}`;
        const { value } = codec.decode<object>(codec.encode(name, event));
        expect({ ...value }).toEqual(event);
      }),
      { numRuns: 20 },
    );
  });
});

describe('a code that a later version adds', () => {
  const coded = EVENT_TYPES.flatMap((type) =>
    (schemaOf(type).fields ?? [])
      .filter(({ default: fallback }) => fallback === 'UNKNOWN')
      .map(({ name }) => [type, name] as const),
  );

  it.each(coded)('in %s.%s is unknown to this one, and the rest is read', async (type, field) => {
    const tomorrow = await Codec.open(
      new Map([[`uk.iom.${type}`, withCode(schemaOf(type), field, 'OF_TOMORROW')]]),
      ids,
    );
    const event = recorded(type);
    const bytes = tomorrow.encode(`uk.iom.${type}`, { ...event, [field]: 'OF_TOMORROW' });
    await codec.learn([bytes]);
    expect(decodeRecorded(codec, bytes)).toMatchObject({ ...event, [field]: 'UNKNOWN' });
  });
});

/** The schema with one more code in the enum of a field. */
function withCode(schema: AvroSchemaObject, field: string, code: string): AvroSchemaObject {
  const named = enumIn(schema, field);
  const change = (part: unknown): unknown => {
    if (Array.isArray(part)) return part.map(change);
    if (typeof part !== 'object' || part === null) return part;
    const changed = Object.fromEntries(
      Object.entries(part).map(([key, value]) => [key, change(value)]),
    );
    return Reflect.get(part, 'type') === 'enum' && Reflect.get(part, 'name') === named
      ? { ...changed, symbols: [...(Reflect.get(part, 'symbols') as string[]), code] }
      : changed;
  };
  return change(schema) as AvroSchemaObject;
}

/** The name of the enum that a field holds, wherever in the schema it is defined. */
function enumIn(schema: AvroSchemaObject, field: string): string {
  const type = schema.fields?.find(({ name }) => name === field)?.type;
  const name =
    typeof type === 'string' ? type : ((type as AvroSchemaObject | undefined)?.name ?? '');
  return name.slice(name.lastIndexOf('.') + 1);
}
