import { createHash } from 'node:crypto';
import type { OutgoingRecord } from '@iom/event-log';
import * as fc from 'fast-check';
import {
  isProbationRecord,
  jsonOf,
  numberIn,
  recordsOf,
  scnOf,
  rowsOf,
  WALES,
} from './feed.fixtures.js';
import { type FeedStep, generateFeed } from './generate-feed.js';
import type { FeedRequest } from './feed-options.js';

const wales = (given: Partial<FeedRequest> = {}): FeedRequest => ({
  seed: 1,
  events: 2_000,
  organisations: WALES,
  ...given,
});

function digestOf(steps: Iterable<FeedStep>): string {
  const hash = createHash('sha256');
  for (const { label, records } of steps) {
    hash.update(label);
    for (const { topic, partition, key, value } of records) {
      hash.update(`${topic}/${partition}/${String(key)}/`).update(value ?? 'tombstone');
    }
  }
  return hash.digest('hex');
}

function isContact(record: OutgoingRecord): boolean {
  return !isProbationRecord(record) || rowsOf([record], 'CONTACT').length > 0;
}

describe('a feed', () => {
  it('is the same, byte for byte, when it is made again', () => {
    expect(digestOf(generateFeed(wales()))).toBe(digestOf(generateFeed(wales())));
  });

  it('takes a seed as text as it takes the number', () => {
    expect(digestOf(generateFeed(wales({ seed: '7', events: 300 })))).toBe(
      digestOf(generateFeed(wales({ seed: 7, events: 300 }))),
    );
  });

  it('is another one under another seed', () => {
    expect(digestOf(generateFeed(wales({ seed: 2 })))).not.toBe(digestOf(generateFeed(wales())));
  });

  it.each([0, 1, 7, 60, 100, 999, 2_000, 5_000])('has exactly %i source records', (events) => {
    expect(recordsOf(generateFeed(wales({ events })))).toHaveLength(events);
  });

  it('has exactly as many source records as were asked for, whatever the seed', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 0, max: 1_500 }), (seed, events) => {
        expect(recordsOf(generateFeed(wales({ seed, events })))).toHaveLength(events);
      }),
      { numRuns: 25 },
    );
  });

  it('begins with the code tables, and sends them once', () => {
    const [first, ...rest] = generateFeed(wales());
    expect(first).toMatchObject({ label: 'code tables', reference: true });
    expect(rest.some(({ reference }) => reference)).toBe(false);
  });

  it('introduces people before it selects them, and selects them before anyone visits them', () => {
    const labels = [...generateFeed(wales())].map(({ label }) => label);
    expect(labels.slice(0, 5)).toEqual([
      'code tables',
      'people',
      'registrations',
      'week 1: police contacts',
      'week 1: probation contacts',
    ]);
  });

  it('gives every step a name of its own and something to send', () => {
    const steps = [...generateFeed(wales())];
    expect(new Set(steps.map(({ label }) => label)).size).toBe(steps.length);
    expect(steps.filter(({ records }) => records.length === 0)).toEqual([]);
  });

  it('never changes a person, a team or a registration in a step of contacts', () => {
    const steps = [...generateFeed(wales())].filter(({ label }) => label.endsWith('contacts'));
    const others = steps
      .flatMap(({ records }) => records)
      .filter((record) => isProbationRecord(record) && record.value !== null)
      .filter((record) => rowsOf([record], 'CONTACT').length === 0);
    expect(steps.length).toBeGreaterThan(8);
    expect(others).toEqual([]);
  });

  it('never sends a contact of one side in a step that changes who may hear of it', () => {
    const mixed = [...generateFeed(wales({ badShare: 0 }))]
      .filter(({ reference, label }) => !reference && !label.endsWith('contacts'))
      .filter(({ records }) => records.some(isContact))
      .map(({ label }) => label);
    expect(mixed).toEqual([]);
  });
});

describe('what one source says in a feed', () => {
  const records = recordsOf(generateFeed(wales({ events: 5_000 })));

  it('is on that source’s own topic, in a partition that exists', () => {
    for (const { topic, partition } of records) {
      expect(topic).toMatch(/^source\.(probation-wales|[a-z-]+-police)$/);
      expect(partition).toBeLessThan(topic === 'source.probation-wales' ? 1 : 3);
    }
  });

  it('keeps everything of one Niche nominal in one partition', () => {
    const partitions = new Map<string, Set<number>>();
    for (const { topic, partition, key } of records.filter((r) => !isProbationRecord(r))) {
      const name = `${topic}/${String(key)}`;
      partitions.set(name, (partitions.get(name) ?? new Set()).add(partition));
    }
    expect([...partitions.values()].every(({ size }) => size === 1)).toBe(true);
  });

  it('is in the order of commits, but for what is sent again', () => {
    const seen = new Set<string>();
    let last = 0;
    let again = 0;
    for (const record of records.filter(isProbationRecord)) {
      const scn = scnOf(record);
      const text = String(record.value);
      if (scn === undefined) continue;
      if (seen.has(text)) {
        again += 1;
        continue;
      }
      seen.add(text);
      expect(scn).toBeGreaterThan(last);
      last = scn;
    }
    expect(again).toBeGreaterThan(0);
    expect(again).toBeLessThan(records.length * 0.03);
  });

  it('raises the version of a row with each change, and sends some older versions once more', () => {
    const versions = new Map<number, number>();
    let older = 0;
    for (const { row } of rowsOf(records, 'CONTACT')) {
      const id = numberIn(row['CONTACT_ID']);
      const version = numberIn(row['ROW_VERSION']);
      const known = versions.get(id) ?? 0;
      older += version < known ? 1 : 0;
      expect(version).toBeLessThanOrEqual(known + 1);
      versions.set(id, Math.max(known, version));
    }
    expect(Math.max(...versions.values())).toBeGreaterThanOrEqual(2);
    expect(older).toBeGreaterThan(0);
  });

  it('raises the version of a Niche record with each change', () => {
    const versions = new Map<string, number>();
    for (const record of records.filter((r) => !isProbationRecord(r))) {
      const json = jsonOf(record);
      if (!json) continue;
      const name = `${record.topic}/${String(json['recordId'])}`;
      const version = Number(json['recordVersion']);
      const known = versions.get(name) ?? 0;
      expect(version === known + 1 || version <= known).toBe(true);
      versions.set(name, Math.max(version, known));
    }
    expect(versions.size).toBeGreaterThan(500);
  });
});

describe('asking for a feed', () => {
  it('of millions costs nothing until it is read', () => {
    const [tables, people] = take(2, generateFeed(wales({ events: 20_000_000 })));
    expect(tables?.reference).toBe(true);
    expect(people?.records.length).toBeLessThan(5_000);
  });

  it.each([-1, 1.5, Number.NaN, 1e12])('of %p events is refused', (events) => {
    expect(() => [...generateFeed(wales({ events }))]).toThrow(RangeError);
  });

  it.each([-0.1, 0.2, Number.NaN])('with a share of %p bad records is refused', (badShare) => {
    expect(() => [...generateFeed(wales({ badShare }))]).toThrow(RangeError);
  });

  it('without a probation organisation is refused', () => {
    const organisations = WALES.filter(({ kind }) => kind === 'police');
    expect(() => [...generateFeed(wales({ organisations }))]).toThrow(RangeError);
  });

  it('for a part of Wales gives a feed of that part alone', () => {
    const organisations = WALES.filter(({ id }) => /gwent|probation/.test(id));
    const topics = recordsOf(generateFeed(wales({ organisations, events: 500 }))).map(
      ({ topic }) => topic,
    );
    expect([...new Set(topics)].toSorted()).toEqual([
      'source.gwent-police',
      'source.probation-wales',
    ]);
  });
});

function take<T>(count: number, things: Iterator<T>): readonly T[] {
  const taken: T[] = [];
  for (let next = things.next(); !next.done; next = things.next()) {
    taken.push(next.value);
    if (taken.length === count) break;
  }
  return taken;
}
