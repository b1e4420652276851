import { partitionOf } from '@iom/domain';
import { type OutgoingRecord, POLICE_SOURCE_PARTITIONS, sourceTopic } from '@iom/event-log';

/**
 * Records as the two sides write them, about people whom a test makes up. Everything in them is synthetic: names say
 * `Testcase`, numbers are of no one.
 */
export interface MadeUpPerson {
  readonly crn: string;
  readonly offenderId: string;
  readonly pncId: string;
  readonly nicheNominalId: string;
  readonly force: '60' | '61' | '62' | '63';
  /** TEAM_ID of the feed's code tables. */
  readonly teamId: string;
}

const ORGS = {
  '60': 'north-wales-police',
  '61': 'gwent-police',
  '62': 'south-wales-police',
  '63': 'dyfed-powys-police',
} as const;

let scn = 9_000_000_000;
const COMMITTED = Date.UTC(2026, 6, 1, 9);

/** A row of nDelius as change data capture brings it. */
export function row(
  table: string,
  after: Readonly<Record<string, unknown>>,
  op: 'c' | 'u' | 'r' = 'c',
): OutgoingRecord {
  scn += 1;
  const source = {
    connector: 'oracle',
    schema: 'DELIUS_APP_SCHEMA',
    table,
    scn: String(scn),
    ts_ms: COMMITTED,
    snapshot: op === 'r' ? 'true' : 'false',
  };
  return probation({ before: null, after, source, op, ts_ms: COMMITTED + 500 });
}

export function offenderRow(
  person: MadeUpPerson,
  given: Readonly<Record<string, unknown>> = {},
): OutgoingRecord {
  return row('OFFENDER', {
    OFFENDER_ID: person.offenderId,
    CRN: person.crn,
    PNC_NUMBER: person.pncId,
    CRO_NUMBER: null,
    NOMS_NUMBER: null,
    FIRST_NAME: 'Testcase',
    SURNAME: 'Testcase-Surname-CANARY',
    DATE_OF_BIRTH_DATE: Date.UTC(1990, 0, 15),
    CURRENT_EXCLUSION: 'N',
    CURRENT_RESTRICTION: 'N',
    SOFT_DELETED: 0,
    ROW_VERSION: '1',
    TRAINING_SESSION_ID: null,
    ...given,
  });
}

export function offenderManagerRow(person: MadeUpPerson): OutgoingRecord {
  return row('OFFENDER_MANAGER', {
    OFFENDER_MANAGER_ID: `77${person.offenderId}`,
    OFFENDER_ID: person.offenderId,
    TEAM_ID: person.teamId,
    PROBATION_AREA_ID: '1',
    ALLOCATION_DATE: Date.UTC(2026, 5, 1),
    END_DATE: null,
    ACTIVE_FLAG: 1,
    SOFT_DELETED: 0,
  });
}

/** Registered as an IOM nominal, Fixed. */
export function registered(person: MadeUpPerson): OutgoingRecord {
  return probation({
    eventType: 'probation-case.registration.added',
    version: 1,
    occurredAt: '2026-06-01T09:06:52.739+01:00',
    personReference: { identifiers: [{ type: 'CRN', value: person.crn }] },
    additionalInformation: {
      registrationId: `66${person.offenderId}`,
      registerTypeCode: 'IIOM',
      registrationCategoryCode: 'I3',
      registrationDate: 'Mon Jun 01 00:00:00 BST 2026',
      createdDateAndTime: 'Mon Jun 01 09:06:52 BST 2026',
    },
  });
}

/** Everything that makes someone a nominal whose contacts go both ways. */
export const becomesNominal = (person: MadeUpPerson): OutgoingRecord[] => [
  offenderRow(person),
  offenderManagerRow(person),
  registered(person),
];

export interface OfficerContactGiven {
  readonly recordId: string;
  readonly envelope?: Readonly<Record<string, unknown>>;
  readonly record?: Readonly<Record<string, unknown>>;
  /** Instead of all that: these bytes. */
  readonly bytes?: string;
}

/** What an officer wrote after a visit. */
export function officerContact(
  { force, nicheNominalId, pncId }: MadeUpPerson,
  { recordId, envelope = {}, record = {}, bytes }: OfficerContactGiven,
): OutgoingRecord {
  const change = {
    changeId: `change-${recordId}`,
    system: 'NICHE',
    force,
    entity: 'OfficerContact',
    operation: 'created',
    recordId,
    recordVersion: 1,
    changedAt: '2026-07-01T10:00:00+01:00',
    changedBy: { collar: '0000', role: 'IOM officer' },
    marking: 'OFFICIAL-SENSITIVE',
    embargoedUntilReleased: false,
    restricted: false,
    nominal: {
      nominalId: nicheNominalId,
      pncId,
      croNumber: null,
      surname: 'Testcase-Surname-CANARY',
      forenames: 'Testcase',
      dateOfBirth: '1990-01-15',
    },
    record: {
      occurredAt: '2026-07-01T09:30:00+01:00',
      kind: 'home-visit',
      planned: true,
      outcome: 'seen',
      joint: false,
      location: 'home',
      notes: 'CANARY-NOTE synthetic',
      ...record,
    },
    ...envelope,
  };
  return police(force, nicheNominalId, bytes ?? JSON.stringify(change));
}

export function police(
  force: MadeUpPerson['force'],
  nicheNominalId: string,
  bytes: string,
): OutgoingRecord {
  return {
    topic: sourceTopic(ORGS[force]),
    partition: partitionOf(nicheNominalId, POLICE_SOURCE_PARTITIONS),
    key: nicheNominalId,
    value: Buffer.from(bytes),
  };
}

export interface ContactRowGiven {
  readonly contactId: string;
  /** Of the feed's code tables. */
  readonly typeId: string;
  readonly outcomeId?: string | null;
  readonly given?: Readonly<Record<string, unknown>>;
}

/** A contact as the practitioner entered it. */
export function contactRow(
  person: MadeUpPerson,
  { contactId, typeId, outcomeId = null, given = {} }: ContactRowGiven,
): OutgoingRecord {
  return row('CONTACT', {
    CONTACT_ID: contactId,
    OFFENDER_ID: person.offenderId,
    CONTACT_DATE: Date.UTC(2026, 6, 1),
    CONTACT_START_TIME: Date.UTC(2026, 6, 1, 11),
    CONTACT_TYPE_ID: typeId,
    CONTACT_OUTCOME_TYPE_ID: outcomeId,
    NOTES: 'CANARY-NOTE synthetic',
    SENSITIVE: 'N',
    VISOR_CONTACT: 'N',
    VISOR_EXPORTED: 'N',
    SOFT_DELETED: 0,
    ROW_VERSION: '1',
    TRAINING_SESSION_ID: null,
    CREATED_DATETIME: Date.UTC(2026, 6, 1, 8),
    LAST_UPDATED_DATETIME: Date.UTC(2026, 6, 1, 12),
    ...given,
  });
}

function probation(message: unknown): OutgoingRecord {
  return {
    topic: sourceTopic('probation-wales'),
    partition: 0,
    key: null,
    value: Buffer.from(JSON.stringify(message)),
  };
}
