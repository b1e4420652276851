import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { jsonSchemas } from './json-schemas.js';

const FOLDER = join(import.meta.dirname, '../../../../schemas/source');

describe('the published source contract', () => {
  it.each([...jsonSchemas()])('%s is what the intake asks for', (file, schema) => {
    const published: unknown = JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
    expect(published).toEqual(JSON.parse(JSON.stringify(schema)));
  });

  it('has a file for each entity that is carried, and no other', () => {
    expect(readdirSync(FOLDER).toSorted()).toEqual([...jsonSchemas().keys()].toSorted());
  });
});
