import type { Deployment, Organisation } from '@iom/domain';
import type { CarriedEntity } from '../src/contract/entities.js';
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

/** A complete record of every entity, and its id. */
const RECORDS: Readonly<Record<CarriedEntity, readonly [recordId: string, record: Fields]>> = {
  OfficerContact: [
    'OC-2026-000123',
    {
      occurredAt: '2026-06-14T18:05:00+01:00',
      kind: 'home-visit',
      planned: true,
      outcome: 'seen',
      joint: false,
      location: 'home',
      notes: 'Synthetic note.',
    },
  ],
  OfficerContactPlanned: [
    'OCP-2026-000007',
    {
      plannedFor: '2026-06-16T10:00:00+01:00',
      kind: 'office',
      joint: false,
      location: 'probation-office',
    },
  ],
  IntelligenceReport: [
    'IR-2026-000011',
    {
      urn: 'SYN-61-2026-000011',
      disseminatedAt: '2026-06-13T09:00:00+01:00',
      sanitisedText: 'Synthetic: said to be selling bicycles that are not theirs.',
      sourceEvaluation: 2,
      informationAssessment: 'B',
      handling: 'P',
      conditions: [],
      releasedBy: { collar: '4321', role: 'Intelligence officer' },
      expiresOn: '2026-09-13',
    },
  ],
  LicenceObservation: [
    'LO-2026-000004',
    {
      observedAt: '2026-06-13T23:15:00+01:00',
      conditionCode: 'NLC9',
      observation: 'seen',
      strength: 'fact',
      narrative: 'Synthetic: outside the house after curfew.',
      place: 'Example Street',
      namedPerson: null,
    },
  ],
  Arrest: [
    'AR-2026-000031',
    {
      arrestedAt: '2026-06-14T02:10:00+01:00',
      offence: { code: 'SYN-116', title: 'Burglary, dwelling', category: '28E' },
      custodyStation: 'Synthetic Custody Suite',
      inCustody: true,
      asn: '26/61SY/01/12345M',
      occurrence: '2600012345',
      domesticAbuse: false,
      district: 'Newport',
    },
  ],
  Disposal: [
    'DI-2026-000031',
    {
      at: '2026-06-14T16:00:00+01:00',
      type: 'charged',
      offence: { code: 'SYN-116', title: 'Burglary, dwelling', category: '28E' },
      asn: '2661SY0100000012345M',
      nextCourt: { date: '2026-06-15', court: 'Synthetic Magistrates' },
      remanded: true,
      conditions: ['SYN-CURFEW'],
    },
  ],
  RecallArrest: [
    'RA-2026-000002',
    {
      at: '2026-06-14T06:00:00+01:00',
      result: 'arrested',
      station: 'Synthetic Custody Suite',
      attempts: 2,
      recallReference: 'NSI/2500012345',
    },
  ],
  WantedStatus: [
    'WS-2026-000009',
    { status: 'wanted', since: '2026-06-12T12:00:00+01:00', reference: 'SYN-WARRANT-9' },
  ],
  IomFlag: ['IF-2026-000005', { flag: 'set', category: 'fixed', on: '2026-05-01' }],
  NominalMerge: ['NM-2026-000001', { intoNominalId: 'N61-4459999' }],
  WarningMarker: [
    'WM-2026-000008',
    { code: 'SYN-W1', setOn: '2026-01-10', reviewOn: '2027-01-10' },
  ],
  Nomination: [
    'NO-2026-000003',
    {
      nominatedAt: '2026-06-10T11:00:00+01:00',
      reason: 'SYN-PROLIFIC',
      offenceClasses: [
        { class: 'burglary', count: 7 },
        { class: 'vehicle-crime', count: 2 },
      ],
      matrixScoreBand: 'high',
    },
  ],
  RecallView: [
    'RV-2026-000006',
    {
      at: '2026-06-14T10:30:00+01:00',
      view: 'support',
      reasonClass: 'SYN-RISK',
      recallReference: 'NSI/2500012345',
    },
  ],
  ConferenceAction: [
    'CA-2026-000010',
    {
      meetingDate: '2026-06-11',
      action: 'SYN-JOINT-VISIT',
      forOrg: 'probation-wales',
      dueOn: '2026-06-25',
    },
  ],
  ObservedAddress: [
    'OA-2026-000012',
    {
      address: '1 Example Street, Synthetic Town',
      asAt: '2026-06-14T18:05:00+01:00',
      confidence: 'confirmed',
    },
  ],
  EmbargoRelease: ['ER-2026-000001', { recordId: 'AR-2026-000031' }],
};

/** A complete change of an entity; give what the test is about. */
export function changeOf(
  entity: CarriedEntity,
  envelope: Fields = {},
  record: Fields = {},
): Fields {
  const [recordId, complete] = RECORDS[entity];
  return { ...ENVELOPE, entity, recordId, ...envelope, record: { ...complete, ...record } };
}

/** A deletion of it: it holds no record. */
export function deletionOf(entity: CarriedEntity, envelope: Fields = {}): Fields {
  const { record: _, ...change } = changeOf(entity, { operation: 'deleted', recordVersion: 3 });
  return { ...change, ...envelope };
}

export function officerContact(envelope: Fields = {}, record: Fields = {}): Fields {
  return changeOf('OfficerContact', envelope, record);
}

export function officerContactPlanned(envelope: Fields = {}, record: Fields = {}): Fields {
  return changeOf('OfficerContactPlanned', envelope, record);
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
