import { parsePnc } from '@iom/identity';
import {
  asObject,
  domainEventOf,
  isProbationRecord,
  jsonOf,
  numberIn,
  recordsOf,
  rowChangeOf,
  rowsOf,
  WALES,
  wallIn,
} from './feed.fixtures.js';
import { generateFeed } from './generate-feed.js';
import { DomainEvent, RowChange, ROWS } from './source-shapes.fixtures.js';

const OBSERVED_YEAR = 2026;
const records = recordsOf(
  generateFeed({ seed: 1, events: 6_000, organisations: WALES, badShare: 0 }),
);
const probation = records.filter(isProbationRecord);

describe('what nDelius sends', () => {
  it('is a row change, a domain event or a tombstone, in the shape of the source contract', () => {
    const faults = probation.filter((record) => {
      if (record.value === null) return false;
      const row = rowChangeOf(record);
      return row
        ? !RowChange.safeParse(row).success
        : !DomainEvent.safeParse(domainEventOf(record)).success;
    });
    expect(faults.map(({ value }) => String(value))).toEqual([]);
  });

  it.each(Object.keys(ROWS))('changes rows of %s', (table) => {
    expect(rowsOf(probation, table).length).toBeGreaterThan(0);
  });

  it('creates, updates, deletes and takes snapshots of contacts, and follows a deletion by a tombstone', () => {
    const ops = new Set(rowsOf(probation, 'CONTACT').map(({ op }) => op));
    expect(ops).toEqual(new Set(['c', 'u', 'd', 'r']));
    probation.forEach((record, i) => {
      if (rowChangeOf(record)?.['op'] !== 'd') return;
      expect(probation.slice(i + 1, i + 4)).toContainEqual({ ...record, value: null });
    });
  });

  it('writes rows with and without a schema around them, and numbers, dates and flags in every form', () => {
    const wrapped = probation.map((record) => jsonOf(record)?.['schema'] !== undefined);
    expect(new Set(wrapped)).toEqual(new Set([true, false]));
    const cells = (column: string) => rowsOf(probation, 'CONTACT').map(({ row }) => row[column]);
    const kinds = (column: string) => new Set(cells(column).map((cell) => typeof cell));
    expect(kinds('CONTACT_ID')).toEqual(new Set(['number', 'object', 'string']));
    expect(kinds('CONTACT_DATE')).toEqual(new Set(['number', 'string']));
    expect(new Set(cells('SOFT_DELETED'))).toEqual(new Set([0, 1, '0', '1', 'TRUE', 'FALSE']));
    expect(new Set(cells('CONTACT_ID').map(numberIn)).size).toBeGreaterThan(1_000);
  });

  it('has contacts that are sensitive, of ViSOR, of training, without a time, and with a text that did not come again', () => {
    const rows = rowsOf(probation, 'CONTACT').map(({ row }) => row);
    const has = (test: (row: Readonly<Record<string, unknown>>) => boolean) => rows.some(test);
    expect(has(({ SENSITIVE }) => SENSITIVE === 'Y')).toBe(true);
    expect(has(({ VISOR_CONTACT }) => VISOR_CONTACT === 'Y')).toBe(true);
    expect(has(({ VISOR_EXPORTED }) => VISOR_EXPORTED === 'Y')).toBe(true);
    expect(has(({ TRAINING_SESSION_ID }) => TRAINING_SESSION_ID !== null)).toBe(true);
    expect(has(({ CONTACT_START_TIME }) => CONTACT_START_TIME === null)).toBe(true);
    expect(has(({ NOTES }) => NOTES === '__debezium_unavailable_value')).toBe(true);
  });

  it('dates a start time by the contact’s day or by the first of January 1970', () => {
    const starts = rowsOf(probation, 'CONTACT')
      .map(({ row }) => row['CONTACT_START_TIME'])
      .filter((start) => start !== null)
      .map((start) => new Date(wallIn(start)));
    expect(new Set(starts.map((start) => start.getUTCFullYear()))).toEqual(new Set([1970, 2026]));
  });

  it('sends events bare, wrapped with text, and wrapped with an object', () => {
    const forms = probation
      .filter((record) => domainEventOf(record))
      .map((record) => typeof jsonOf(record)?.['Message']);
    expect(new Set(forms)).toEqual(new Set(['undefined', 'string', 'object']));
  });

  it('registers people in other registers than IOM, and in a category that nobody maps', () => {
    const told = probation.map((record) =>
      asObject(domainEventOf(record)?.['additionalInformation']),
    );
    expect(told.some((information) => information?.['registerTypeCode'] === 'RMRH')).toBe(true);
    expect(told.some((information) => information?.['registrationCategoryCode'] === 'I9')).toBe(
      true,
    );
  });

  it('writes every PNC id so that it can be read', () => {
    const written = rowsOf(probation, 'OFFENDER').map(({ row }) => row['PNC_NUMBER']);
    const faults = written.filter(
      (pnc) => typeof pnc !== 'string' || parsePnc(pnc, OBSERVED_YEAR).kind !== 'valid',
    );
    expect(faults).toEqual([]);
    expect(written.some((pnc) => /^\d\d\//.test(String(pnc)))).toBe(true);
    expect(written.some((pnc) => /^\d{11}[A-Z]$/.test(String(pnc)))).toBe(true);
  });
});
