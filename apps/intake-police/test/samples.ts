import type { Deployment, Organisation } from '@iom/domain';
import type { Context, SourceRecord } from '../src/source-record.js';

function force(id: string, code: string): Organisation {
  return {
    id,
    kind: 'police',
    title: id,
    code,
    areas: {},
    teamMailbox: 'duty@force.example',
    dutyPhone: '01632 960000',
    principal: `User:${id}`,
  };
}

export const GWENT = force('gwent-police', '61');
export const NORTH_WALES = force('north-wales-police', '60');

export const DEPLOYMENT: Deployment = {
  organisations: [GWENT, NORTH_WALES, { ...force('probation-wales', 'N03'), kind: 'probation' }],
  retainEventsDays: 730,
};

/** Midnight of 15 June 2026 in the United Kingdom. */
export const OBSERVED_AT = Date.UTC(2026, 5, 14, 23) * 1_000;

export const CONTEXT: Context = { org: GWENT, deployment: DEPLOYMENT, observedAt: OBSERVED_AT };

type Fields = Readonly<Record<string, unknown>>;

const ENVELOPE = {
  changeId: '0b1c0000-0000-4000-8000-000000000001',
  system: 'NICHE',
  force: '61',
  operation: 'created',
  recordVersion: 1,
  changedAt: '2026-06-14T21:40:11+01:00',
  changedBy: { collar: '1234', role: 'IOM officer' },
  marking: 'OFFICIAL-SENSITIVE',
  embargoedUntilReleased: false,
  restricted: false,
  nominal: {
    nominalId: 'N61-4450012',
    pncId: '15/123L',
    croNumber: null,
    surname: 'Synthetic',
    forenames: 'Sample',
    dateOfBirth: '1991-02-03',
  },
};

const CONTACT = {
  occurredAt: '2026-06-14T18:05:00+01:00',
  kind: 'home-visit',
  planned: true,
  outcome: 'seen',
  joint: false,
  location: 'home',
  notes: 'Synthetic note.',
};

/** A complete OfficerContact; give what the test is about. */
export function officerContact(envelope: Fields = {}, record: Fields = {}): Fields {
  return {
    ...ENVELOPE,
    entity: 'OfficerContact',
    recordId: 'OC-2026-000123',
    ...envelope,
    record: { ...CONTACT, ...record },
  };
}

/** A complete OfficerContactPlanned; give what the test is about. */
export function officerContactPlanned(envelope: Fields = {}, record: Fields = {}): Fields {
  return {
    ...ENVELOPE,
    entity: 'OfficerContactPlanned',
    recordId: 'OCP-2026-000007',
    ...envelope,
    record: {
      plannedFor: '2026-06-16T10:00:00+01:00',
      kind: 'office',
      joint: false,
      location: 'probation-office',
      ...record,
    },
  };
}

/** As it lies in the topic of Gwent, under the nominal's key. */
export function recordOf(value: unknown, given: Partial<SourceRecord> = {}): SourceRecord {
  const bytes = Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value));
  return {
    topic: 'source.gwent-police',
    partition: 2,
    offset: 41,
    key: Buffer.from('N61-4450012'),
    value: bytes,
    ...given,
  };
}
