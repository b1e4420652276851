import {
  type Meta,
  type Micros,
  NOBODY,
  type PersonClaim,
  type Standing,
  MICROS_PER_DAY,
} from '@iom/domain';

/** 14 June 2026, 12:00 UTC: the day on which every synthetic story begins. */
export const NOON: Micros = Date.UTC(2026, 5, 14, 12) * 1_000;

/** A complete `meta`; give what the test is about. */
export function meta(given: Partial<Meta> = {}): Meta {
  const occurredAt = given.occurredAt ?? NOON;
  return {
    eventId: '00000000-0000-5000-8000-000000000001',
    occurredAt,
    occurredAtText: null,
    recordedAt: occurredAt,
    observedAt: occurredAt,
    sourceOrg: 'gwent-police',
    sourceSystem: 'NICHE',
    sourceRecordId: 'OC-2026-000001',
    sourceVersion: '1',
    causationId: null,
    correlationId: null,
    supersedes: null,
    causedByDisclosureId: null,
    assertion: 'FACT',
    subjectCategory: 'CONVICTED',
    marking: 'OFFICIAL_SENSITIVE',
    quality: { verification: 'SOURCE_RECORD', completeness: 'COMPLETE', note: null },
    recordLimits: [],
    retainUntil: occurredAt + 365 * MICROS_PER_DAY,
    ...given,
  };
}

/** Whom a source says it is about. */
export function person(given: Partial<PersonClaim> = {}): PersonClaim {
  return { ...NOBODY, ...given };
}

/** A nominal of the Gwent force whom everything may be shared about; give what differs. */
export function standing(given: Partial<Standing> = {}): Standing {
  return {
    subjectId: 'subject-1',
    cohort: {
      category: 'FIXED',
      subCategory: null,
      selectedOn: '2026-06-01',
      reviewDue: '2026-12-01',
    },
    custody: 'UNKNOWN',
    statutory: 'YES',
    area: {
      provider: 'N03',
      pdu: 'WPTGWT',
      team: 'N03IOM',
      probationOrg: 'probation-wales',
      policeOrg: 'gwent-police',
    },
    age18OrOver: 'YES',
    limitedAccess: 'NONE',
    setAside: false,
    protectedPerson: false,
    restrictions: [],
    otherUnits: [],
    probation: { crn: 'X000001', pncId: '2015/0000123L' },
    police: [{ org: 'gwent-police', nominalId: 'N61-0000001', pncId: '2015/0000123L' }],
    link: 'EXACT_PNC',
    mergedInto: null,
    ...given,
  };
}
