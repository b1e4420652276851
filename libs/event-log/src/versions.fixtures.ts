import {
  type AvroSchemaObject,
  Codec,
  loadSchemas,
  MemorySchemaIds,
  packingWith,
  statePartsWith,
} from '@iom/codec';
import type { ValueCodec } from './stage.js';

const COUNT = 'uk.iom.test.Count';
const count: AvroSchemaObject = {
  type: 'record',
  name: 'Count',
  namespace: 'uk.iom.test',
  fields: [{ name: 'count', type: 'long' }],
};

/** One more field, as a later version of a schema has it. */
const later = (schema: AvroSchemaObject): AvroSchemaObject => ({
  ...schema,
  fields: [...(schema.fields ?? []), { name: 'addedLater', type: 'string', default: 'later' }],
});

export interface Version {
  readonly codec: Codec;
  readonly packing: ReturnType<typeof packingWith>;
  readonly stateParts: ReturnType<typeof statePartsWith>;
  readonly valueCodec: ValueCodec<number>;
}

/** Two versions of an app that share a registry: the later one has another schema of all that they store. */
export async function twoVersions(): Promise<{ older: Version; newer: Version }> {
  const ids = new MemorySchemaIds();
  const schemas = new Map([...loadSchemas(), [COUNT, count]]);
  const changed = new Map([...schemas].map(([name, schema]) => [name, later(schema)]));
  return {
    older: versionWith(await Codec.open(schemas, ids), {}),
    newer: versionWith(await Codec.open(changed, ids), { addedLater: 'now' }),
  };
}

function versionWith(codec: Codec, further: { readonly addedLater?: string }): Version {
  return {
    codec,
    packing: packingWith(codec),
    stateParts: statePartsWith(codec),
    valueCodec: {
      encode: (value) => codec.encode(COUNT, { count: value, ...further }),
      decode: (bytes) => codec.decode<{ count: number }>(bytes).value.count,
      learn: (values) => codec.learn(values),
    },
  };
}
