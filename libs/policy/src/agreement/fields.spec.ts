import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { EVENT_TYPES } from '@iom/domain';
import { ENUMS, type EnumName } from './enums.js';
import { fieldsOf, fieldTypesOf } from './fields.js';

const CANONICAL = join(import.meta.dirname, '../../../../schemas/canonical');
/** What every event has beside what it says. */
const ENVELOPE = new Set(['meta', 'person', 'subjectId', 'standing', 'previousStanding']);

interface Schema {
  readonly symbols?: readonly string[];
  readonly fields?: readonly { readonly name: string; readonly type: unknown }[];
}

const schemaOf = (name: string) =>
  JSON.parse(readFileSync(join(CANONICAL, `${name}.avsc`), 'utf8')) as Schema;

describe('the governed fields', () => {
  it.each(EVENT_TYPES)('of %s are all that its schema has, and when it occurred', (type) => {
    const own = (schemaOf(type).fields ?? []).map(({ name }) => name);
    expect(fieldsOf(type).toSorted()).toEqual(
      ['occurredAt', ...own.filter((name) => !ENVELOPE.has(name))].toSorted(),
    );
  });

  it.each(EVENT_TYPES)('of %s hold the codes that its schema says', (type) => {
    const fields = schemaOf(type).fields ?? [];
    for (const [field, holds] of fieldTypesOf(type)) {
      if (holds.holds !== 'enum') continue;
      expect([field, fields.find(({ name }) => name === field)?.type]).toEqual([field, holds.name]);
    }
    expect(fields.length).toBeGreaterThan(ENVELOPE.size);
  });

  it.each(Object.keys(ENUMS) as EnumName[])('have the codes of %s', (name) => {
    expect(ENUMS[name]).toEqual(schemaOf(name).symbols);
  });
});
