import { type AvroSchemaObject, Codec, loadSchemas, MemorySchemaIds } from '@iom/codec';
import { observed } from '@iom/testing';
import { registerValuesWith } from './register-value.codec.js';

const later = (schema: AvroSchemaObject): AvroSchemaObject => ({
  ...schema,
  fields: [
    ...(schema.fields ?? []),
    { name: 'addedLater', type: ['null', 'string'], default: null },
  ],
});

describe('how the register stores its state', () => {
  it('lets a new version read what waits since the old one: the entry, and the event in it', async () => {
    const ids = new MemorySchemaIds();
    const schemas = loadSchemas();
    const changed = new Map([...schemas].map(([name, schema]) => [name, later(schema)]));
    const older = registerValuesWith(await Codec.open(schemas, ids));
    const newer = registerValuesWith(await Codec.open(changed, ids));
    const waiting = {
      kind: 'waiting',
      holder: 'crn/X000001',
      sequence: 1,
      observed: observed('ContactRecorded'),
    } as const;
    const stored = [older.encode(waiting)];
    await newer.learn?.(stored);

    expect(stored.map((bytes) => newer.decode(bytes))).toMatchObject([waiting]);
  });
});
