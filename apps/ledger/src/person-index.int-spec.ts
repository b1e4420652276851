import {
  type AvroSchemaObject,
  Codec,
  encodeNominal,
  loadSchemas,
  MemorySchemaIds,
} from '@iom/codec';
import { NOMINALS } from '@iom/event-log';
import { standing } from '@iom/testing';
import { freshGround, type Ground } from './ledger.fixtures.js';
import { PersonIndex } from './person-index.js';

const later = (schema: AvroSchemaObject): AvroSchemaObject => ({
  ...schema,
  fields: [
    ...(schema.fields ?? []),
    { name: 'addedLater', type: ['null', 'string'], default: null },
  ],
});

describe('who is who', () => {
  let ground: Ground;

  beforeEach(async () => {
    ground = await freshGround(process.env);
  });

  afterEach(() => ground.remove());

  it('is also known of a nominal that another version of the register has written', async () => {
    const ids = new MemorySchemaIds();
    const schemas = loadSchemas();
    const changed = new Map([...schemas].map(([name, schema]) => [name, later(schema)]));
    const newer = await Codec.open(changed, ids);
    const failures: unknown[] = [];
    const people = new PersonIndex(ground.client, await Codec.open(schemas, ids), (error) => {
      failures.push(error);
    });
    const value = encodeNominal(newer, {
      subjectId: 'subject-7',
      version: 1,
      asAt: 0,
      standing: standing({ subjectId: 'subject-7' }),
    });
    await ground.send({ topic: NOMINALS, partition: 0, key: 'subject-7', value });
    await people.start();
    try {
      for (let ask = 0; ask < 2; ask++) {
        expect(await people.subjectsOf({ crn: 'X000001' })).toEqual(['subject-7']);
      }
      expect(await people.subjectsOf({ crn: 'X000002' })).toEqual([]);
      expect(failures).toEqual([]);
    } finally {
      people.stop();
    }
  });
});
