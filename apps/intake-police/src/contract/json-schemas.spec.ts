import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { changeOf, deletionOf } from '../../test/samples.js';
import { CARRIED, type CarriedEntity } from './entities.js';
import { jsonSchemas } from './json-schemas.js';

const FOLDER = join(import.meta.dirname, '../../../../schemas/source');

describe('the published source contract', () => {
  it.each([...jsonSchemas()])('%s is what the intake asks for', (file, schema) => {
    const published: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it.each(Object.keys(CARRIED) as CarriedEntity[])(
    'of %s takes what the intake takes, and refuses what it refuses',
    (entity) => {
      const text = readFileSync(join(FOLDER, `${entity}.schema.json`), 'utf8');
      const published = z.fromJSONSchema(JSON.parse(text) as z.core.JSONSchema.JSONSchema);
      const good = [changeOf(entity), deletionOf(entity)];
      const bad = [
        changeOf(entity, { marking: 'SECRET' }),
        changeOf(entity, { recordId: '' }),
        changeOf(entity, { restricted: null }),
        changeOf(entity, { operation: 'merged' }),
        { ...changeOf(entity), record: {} },
        { ...changeOf(entity), nominal: {} },
      ];
      for (const change of good) expect(published.safeParse(change).error).toBeUndefined();
      for (const change of bad) {
        expect(published.safeParse(change).success).toBe(false);
        expect(CARRIED[entity].safeParse(change).success).toBe(false);
      }
    },
  );

  it('has a file for each entity that is carried, and no other', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual([...jsonSchemas().keys()].toSorted());
  });
});
