import { type DescribedPerson, describeFeed } from './describe-feed.js';
import { isProbationRecord, jsonOf, recordsOf, WALES } from './feed.fixtures.js';
import { generateFeed } from './generate-feed.js';
import type { Role } from './person.js';
import { WELL_KNOWN } from './well-known.js';

const request = { events: 2_000, organisations: WALES };

const ROLES: readonly Role[] = [
  'ordinary',
  'troubled',
  'excluded',
  'restricted',
  'limits-blank',
  'limited-later',
  'limit-lifted',
  'limited-then-lifted',
  'under-18',
  'no-date-of-birth',
  'deselected',
  'registered-in-error',
  'recategorised',
  'unmapped-category',
  'wrong-check-letter',
  'two-forces',
  'joins-later',
  'moves',
  'not-a-nominal',
  'police-only',
];

const withRole = (people: readonly DescribedPerson[], role: Role) =>
  people.filter((person) => person.role === role);

describe.each([1, 2, 'another'])('the people of a feed of two thousand, seed %p', (seed) => {
  const people = describeFeed({ ...request, seed });

  it.each(ROLES)('include somebody %s', (role) => {
    expect(withRole(people, role).length).toBeGreaterThan(0);
  });

  it('are one nominal for about every 25 records, and a third as many others', () => {
    const nominals = people.filter(({ nominal }) => nominal !== null).length;
    expect(nominals).toBeGreaterThanOrEqual(75);
    expect(nominals).toBeLessThanOrEqual(90);
    const others = people.length - nominals;
    expect(others / nominals).toBeGreaterThan(0.25);
    expect(others / nominals).toBeLessThan(0.4);
  });

  it('live in all six delivery units and are known to all four forces', () => {
    const pdus = new Set(people.map(({ pdu }) => pdu).filter((pdu) => pdu !== null));
    const forces = new Set(people.flatMap(({ police }) => police.map(({ org }) => org)));
    expect(pdus.size).toBe(6);
    expect(forces.size).toBe(4);
  });

  it('are known to a force in the first week', () => {
    expect(people.filter(({ police }) => police.length === 0)).toEqual([]);
  });

  it('leave IOM when they are deselected, and were on it before', () => {
    for (const role of ['deselected', 'registered-in-error'] as const) {
      for (const { nominal } of withRole(people, role)) {
        expect(nominal?.until).not.toBeNull();
        expect(String(nominal?.from) < String(nominal?.until)).toBe(true);
      }
    }
  });

  it('stay on IOM otherwise', () => {
    const stay = withRole(people, 'ordinary');
    expect(stay.filter(({ nominal }) => nominal?.until !== null)).toEqual([]);
  });

  it('are limited from the first day, later, or for a time, as their story says', () => {
    for (const role of ['excluded', 'restricted', 'limited-later'] as const) {
      for (const { limited } of withRole(people, role)) {
        expect(limited).toEqual([{ from: expect.any(String), until: null }]);
      }
    }
    for (const role of ['limit-lifted', 'limited-then-lifted'] as const) {
      for (const { limited } of withRole(people, role)) {
        expect(limited).toEqual([{ from: expect.any(String), until: expect.any(String) }]);
      }
    }
    expect(withRole(people, 'ordinary').filter(({ limited }) => limited.length > 0)).toEqual([]);
    expect(withRole(people, 'limits-blank').every(({ limitsUnknown }) => limitsUnknown)).toBe(true);
  });

  it('are set aside only when they are set apart for it', () => {
    const setAside = people.filter(({ setAsideAt }) => setAsideAt !== null);
    expect(setAside.length).toBeGreaterThan(0);
    expect(setAside.filter(({ role }) => role !== 'troubled')).toEqual([]);
  });

  it('are linked by their PNC id unless it is wrong, missing, or unknown to probation', () => {
    const unlinked = new Set(
      people
        .filter(({ police }) => police.some(({ links }) => !links))
        .map(({ role }) => role)
        .toSorted(),
    );
    expect([...unlinked]).toEqual(['police-only', 'wrong-check-letter']);
  });

  it('have names and numbers of their own', () => {
    for (const name of ['crn', 'pncId', 'offenderId', 'surname'] as const) {
      const given = people.map((person) => person[name]).filter((text) => text !== null);
      expect(new Set(given).size).toBe(given.length);
    }
  });

  it('are plainly invented', () => {
    expect(people.filter(({ surname }) => !surname.startsWith('Testcase-'))).toEqual([]);
  });

  it('have as many contact records of each side as the feed has', () => {
    const feed = recordsOf(generateFeed({ ...request, seed, badShare: 0 }));
    const described = describeFeed({ ...request, seed, badShare: 0 });
    const police = described.reduce((sum, { contacts }) => sum + contacts.police, 0);
    const contacts = feed
      .filter((record) => !isProbationRecord(record))
      .filter((record) => String(jsonOf(record)?.['entity']).startsWith('OfficerContact'));
    expect(police).toBe(contacts.length);
  });
});

describe('the well-known people', () => {
  it.each([1, 2, 3, 'x'])('are in every feed, as announced (seed %p)', (seed) => {
    const people = describeFeed({ ...request, events: 60, seed });
    for (const known of Object.values(WELL_KNOWN)) {
      expect(people).toContainEqual(
        expect.objectContaining({
          role: known.role,
          crn: known.crn,
          pncId: known.pncId,
          pdu: known.pdu,
          surname: known.surname,
          offenderId: String(known.offenderId),
          dateOfBirth: known.dateOfBirth,
        }),
      );
    }
  });

  it('are what their names say', () => {
    const people = describeFeed({ ...request, seed: 1 });
    const find = (crn: string) => people.find((person) => person.crn === crn);
    expect(find('X000001')).toMatchObject({
      pdu: 'WPTGWT',
      police: [{ org: 'gwent-police', nominalId: 'N61-0000001', links: true }],
      nominal: { until: null, categoryCode: 'I3' },
      limited: [],
      age18OrOver: 'YES',
      setAsideAt: null,
    });
    expect(find(WELL_KNOWN.limited.crn)?.limited).toHaveLength(1);
    expect(find(WELL_KNOWN.nonNominal.crn)?.nominal).toBeNull();
    expect(find(WELL_KNOWN.deselected.crn)?.nominal?.until).toMatch(/^2026-06-05T/);
    expect(find(WELL_KNOWN.under18.crn)?.age18OrOver).toBe('NO');
    expect(find(WELL_KNOWN.northWales.crn)?.police).toMatchObject([{ org: 'north-wales-police' }]);
  });

  it('have a contact of each side in the first week', () => {
    const people = describeFeed({ ...request, events: 200, seed: 1 });
    for (const { crn } of Object.values(WELL_KNOWN)) {
      const contacts = people.find((person) => person.crn === crn)?.contacts;
      expect(contacts?.police).toBeGreaterThan(0);
      expect(contacts?.probation).toBeGreaterThan(0);
    }
  });
});

const troubled = (badShare: number) =>
  withRole(describeFeed({ ...request, seed: 1, events: 4_000, badShare }), 'troubled').length;

describe('the share of bad records', () => {
  it('is none when none is asked for', () => {
    expect(troubled(0)).toBe(0);
  });

  it('grows with what is asked for', () => {
    expect(troubled(0.01)).toBeGreaterThan(troubled(0.003));
  });
});
