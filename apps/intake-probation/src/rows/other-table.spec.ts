import { FIXTURES } from '../../test/fixtures/index.js';
import { change, contact, wrapped } from '../../test/samples.js';
import { translated } from '../../test/translated.js';
import { isOfOtherTable } from './other-table.js';

const bytes = (value: unknown) => Buffer.from(JSON.stringify(value));

describe('a change of a table that is not read', () => {
  it('is seen for what it is without reading it', () => {
    expect(isOfOtherTable(bytes(change('STAFF', { STAFF_ID: 1, FORENAME: 'Synthetic' })))).toBe(
      true,
    );
    expect(isOfOtherTable(bytes({ schema: {}, payload: change('user_', {}) }))).toBe(true);
  });

  it('is passed over even when it is broken', () => {
    const broken = Buffer.from(`${JSON.stringify(change('STAFF', {}))}}`);
    expect(translated(broken)).toMatchObject({
      observed: [],
      skipped: 'TABLE_NOT_CARRIED',
      entity: null,
    });
  });

  it('is none that names a table that is read, whatever its text says', () => {
    const quoted = contact({ NOTES: 'They wrote "table":"STAFF" and "op":"c"' });
    expect(isOfOtherTable(bytes(quoted))).toBe(false);
    expect(isOfOtherTable(bytes(contact({ NESTED: { table: 'STAFF' } })))).toBe(false);
    expect(isOfOtherTable(bytes({ table: 'STAFF' }))).toBe(false);
    expect(isOfOtherTable(bytes(wrapped(change('STAFF', {}))))).toBe(false);
    expect(isOfOtherTable(Buffer.from('"source":{"op":"c","table":"'))).toBe(false);
  });

  it('is none of the records of which something follows', () => {
    const all = Object.values(FIXTURES).flat();
    const others = all.filter(({ given }) => isOfOtherTable(bytes(given)));
    expect(others.map(({ name }) => name)).toEqual(['row: a table that is not read']);
  });
});
