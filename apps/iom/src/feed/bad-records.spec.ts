import type { OutgoingRecord } from '@iom/event-log';
import {
  asObject,
  isProbationRecord,
  jsonOf,
  numberIn,
  recordsOf,
  rowsOf,
  WALES,
} from './feed.fixtures.js';
import { generateFeed } from './generate-feed.js';
import { NicheChange } from './source-shapes.fixtures.js';

const feed = (badShare: number) =>
  recordsOf(generateFeed({ seed: 1, events: 6_000, organisations: WALES, badShare }));

const isBad = (record: OutgoingRecord) =>
  !isProbationRecord(record) && !NicheChange.safeParse(jsonOf(record)).success;

describe('bad records', () => {
  const all = feed(0.003);
  const bad = all.filter(isBad);
  const unknownTypes = rowsOf(all, 'CONTACT').filter(
    ({ row }) => numberIn(row['CONTACT_TYPE_ID']) === 199,
  );

  it('are as many as was asked for', () => {
    const share = (bad.length + unknownTypes.length) / all.length;
    expect(share).toBeGreaterThan(0.002);
    expect(share).toBeLessThan(0.004);
  });

  it('are of every kind', () => {
    const json = bad.map(jsonOf);
    expect(json).toContain(undefined);
    expect(json.some((told) => told?.['force'] === '99')).toBe(true);
    expect(json.some((told) => told?.['marking'] === 'SECRET')).toBe(true);
    const visits = json.map((told) => asObject(told?.['record']));
    expect(visits.some((visit) => visit?.['kind'] === 7)).toBe(true);
    expect(visits.some((visit) => String(visit?.['occurredAt']).startsWith('2026-02-30'))).toBe(
      true,
    );
    expect(visits.some((visit) => visit?.['chisRef'] !== undefined)).toBe(true);
    expect(visits.some((visit) => visit?.['releasedBy'] === null)).toBe(true);
    expect(unknownTypes.length).toBeGreaterThan(0);
  });

  it('are none when none are asked for', () => {
    expect(feed(0).filter(isBad)).toEqual([]);
  });
});
