import { DAY, HOUR } from './calendar.js';
import {
  asObject,
  isProbationRecord,
  jsonOf,
  numberIn,
  recordsOf,
  rowsOf,
  WALES,
  wallIn,
} from './feed.fixtures.js';
import { generateFeed } from './generate-feed.js';
import { nominalNumber } from './identifiers.js';
import { ENTITIES, NicheChange } from './source-shapes.fixtures.js';

const records = recordsOf(
  generateFeed({ seed: 1, events: 6_000, organisations: WALES, badShare: 0 }),
);
const PROSE = ['notes', 'address', 'summaryForProbation', 'sanitisedText', 'narrative'];
const police = records.filter((record) => !isProbationRecord(record));

describe('what the police send', () => {
  it('is in the shape of the source contract', () => {
    const faults = police.filter((record) => !NicheChange.safeParse(jsonOf(record)).success);
    expect(faults.map(({ value }) => String(value))).toEqual([]);
  });

  it('is of every kind that a force may send, and mostly of contacts', () => {
    const kinds = police.map((record) => String(jsonOf(record)?.['entity']));
    expect([...new Set(kinds)].toSorted()).toEqual(ENTITIES.toSorted());
    const contacts = kinds.filter((kind) => kind.startsWith('OfficerContact'));
    expect(contacts.length / kinds.length).toBeGreaterThan(0.6);
  });

  it('tells of every arrest what became of it, and releases what it had held back', () => {
    const changes = police.map((record) => jsonOf(record) ?? {});
    const asns = (entity: string) =>
      changes
        .filter((json) => json['entity'] === entity)
        .map((json) => String(asObject(json['record'])?.['asn']))
        .toSorted();
    expect(asns('Arrest').length).toBeGreaterThan(5);
    expect(asns('Disposal')).toEqual(asns('Arrest'));
    const released = changes.filter((json) => json['entity'] === 'EmbargoRelease');
    for (const json of released) {
      const held = changes.find(
        ({ recordId }) => recordId === asObject(json['record'])?.['recordId'],
      );
      expect(held?.['embargoedUntilReleased']).toBe(true);
    }
  });

  it('carries the force, the nominal and the key of its topic', () => {
    for (const record of police) {
      const json = jsonOf(record);
      const org = WALES.find(({ id }) => record.topic === `source.${id}`);
      expect(json?.['force']).toBe(org?.code);
      expect(asObject(json?.['nominal'])?.['nominalId']).toBe(record.key);
    }
  });

  it('has visits that were planned, joint, missed, written down late, corrected and deleted', () => {
    const changes = police.map((record) => jsonOf(record) ?? {});
    const visits = changes.map((json) => asObject(json['record']) ?? {});
    const outcomes = new Set(visits.map(({ outcome }) => outcome));
    expect([...outcomes]).toEqual(
      expect.arrayContaining(['seen', 'not-seen', 'refused', 'cancelled']),
    );
    expect(visits.some(({ plannedRecordId }) => plannedRecordId !== undefined)).toBe(true);
    expect(visits.some(({ joint }) => joint === true)).toBe(true);
    expect(new Set(changes.map(({ operation }) => operation))).toEqual(
      new Set(['created', 'updated', 'deleted']),
    );
    const late = changes.filter((json) => {
      const occurred = asObject(json['record'])?.['occurredAt'];
      const wait = Date.parse(String(json['changedAt'])) - Date.parse(String(occurred));
      return wait > 24 * 3_600_000;
    });
    expect(late.length).toBeGreaterThan(10);
  });

  it('has records that are restricted and records under embargo', () => {
    const changes = police.map((record) => jsonOf(record) ?? {});
    expect(changes.some(({ restricted }) => restricted === true)).toBe(true);
    expect(changes.some(({ embargoedUntilReleased }) => embargoedUntilReleased === true)).toBe(
      true,
    );
  });

  it('agrees with probation on a joint visit: same person, same day, at most an hour apart', () => {
    const visits = rowsOf(records, 'CONTACT')
      .filter(({ row }) => row['CONTACT_START_TIME'] !== null)
      .map(({ row }) => ({
        offenderId: numberIn(row['OFFENDER_ID']),
        start: wallIn(row['CONTACT_DATE']) + (wallIn(row['CONTACT_START_TIME']) % DAY),
      }));
    const joint = police.flatMap((record) => {
      const visit = asObject(jsonOf(record)?.['record']);
      return visit?.['jointWith'] ? [{ key: String(record.key), visit }] : [];
    });
    expect(joint.length).toBeGreaterThan(20);
    for (const { key, visit } of joint) {
      const start = wallIn(String(visit['occurredAt']).slice(0, 19));
      const theirs = visits.filter(({ offenderId }) => offenderId === offenderIdBehind(key));
      const apart = Math.min(...theirs.map((other) => Math.abs(other.start - start)));
      expect(apart).toBeLessThanOrEqual(HOUR);
    }
  });

  it('writes nothing down that is not marked as a canary', () => {
    const texts = police.flatMap((record) => {
      const visit = asObject(jsonOf(record)?.['record']) ?? {};
      return PROSE.map((name) => visit[name]);
    });
    const written = texts.filter((text) => typeof text === 'string');
    expect(written.length).toBeGreaterThan(100);
    expect(written.filter((text) => !text.startsWith('CANARY-'))).toEqual([]);
  });
});

/** Both sides number an invented person by the same place in the feed. */
function offenderIdBehind(nominalId: string): number {
  return 2_500_000_000 + nominalNumber(nominalId) - 1;
}
