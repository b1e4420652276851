import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { asObject, jsonOf, WALES } from './feed.fixtures.js';
import { codeTables, REGISTER_CATEGORIES } from './code-tables.js';
import { territoryOf } from './territory.js';

const records = [...codeTables(territoryOf(WALES))];
const rows = new Map(
  records.map((record) => [String(record.key), asObject(jsonOf(record)?.['after'])]),
);
const table = (name: string) =>
  [...rows].filter(([key]) => key.startsWith(`${name}/`)).map(([, row]) => row ?? {});
const codes: unknown = parse(readFileSync('agreements/codes.yaml', 'utf8'));

describe('the code tables of a feed', () => {
  it('are keyed by table and id, on the reference topic', () => {
    expect(new Set(records.map(({ topic }) => topic))).toEqual(
      new Set(['reference.probation-wales']),
    );
    for (const { key } of records) expect(key).toMatch(/^[A-Z_]+\/\d+$/);
    expect(rows.size).toBe(records.length);
  });

  it('hold every contact type that this deployment carries', () => {
    const carried = Object.keys(asObject(asObject(codes)?.['contact']) ?? {});
    expect(carried.length).toBeGreaterThan(10);
    expect(table('R_CONTACT_TYPE').map(({ CODE }) => CODE)).toEqual(
      expect.arrayContaining(carried),
    );
  });

  it('hold every register category that this deployment maps, and one that it does not', () => {
    const mapped = Object.keys(asObject(asObject(codes)?.['register']) ?? {});
    const known = REGISTER_CATEGORIES.map(({ code }) => code);
    expect(known).toEqual(expect.arrayContaining(mapped));
    expect(known.filter((code) => !mapped.includes(code))).toEqual(['I9']);
  });

  it('lead from every team through its district to one of the six delivery units', () => {
    const units = table('TEAM').map((team) => {
      const district = rows.get(`DISTRICT/${String(team['DISTRICT_ID'])}`);
      const borough = rows.get(`BOROUGH/${String(district?.['BOROUGH_ID'])}`);
      const area = rows.get(`PROBATION_AREA/${String(borough?.['PROBATION_AREA_ID'])}`);
      expect(area?.['CODE']).toBe('N03');
      return borough?.['CODE'];
    });
    expect(new Set(units)).toEqual(
      new Set(['N03CTM', 'N03SNT', 'N03SW1', 'WPTDPA', 'WPTGWT', 'WPTNWS']),
    );
  });
});
