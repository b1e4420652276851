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

  it.each(EVENT_TYPES)('of %s leave the names of what travels with every record alone', (type) => {
    const fixed = new Set(['person', 'handling', ...ENVELOPE]);
    expect(fieldsOf(type).filter((field) => fixed.has(field))).toEqual([]);
  });

  it('know which of them hold words that somebody wrote', () => {
    const written = EVENT_TYPES.flatMap((type) =>
      [...fieldTypesOf(type)]
        .filter(([, { holds }]) => holds === 'free-text')
        .map(([field]) => `${type}.${field}`),
    );
    expect(written).toEqual([
      'ContactRecorded.address',
      'ContactRecorded.notes',
      'ContactRecorded.summary',
      'IntelligenceDisseminated.sanitisedText',
      'IntelligenceDisseminated.conditionText',
      'LicenceBreachSuspected.narrative',
      'LicenceBreachSuspected.place',
      'LicenceBreachSuspected.namedPerson',
      'RecallRequested.lastAddress',
      'RecallRequested.possibleAddresses',
      'LicenceActivated.conditionText',
      'LicenceVaried.conditionText',
      'LicenceEnded.conditionText',
      'AddressReported.address',
    ]);
  });

  it('may be absent or have an unknown code, whatever a source leaves unsaid', () => {
    const enums = Object.entries(ENUMS).filter(([, codes]) => codes.at(-1) !== 'UNKNOWN');
    expect(enums).toEqual([]);
  });
});
