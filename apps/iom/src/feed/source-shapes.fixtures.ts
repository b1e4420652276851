import { parseAsn } from '@iom/identity';
import { z } from 'zod';

const Scaled = z.strictObject({ scale: z.literal(0), value: z.base64() });
const Num = z.union([z.string().regex(/^\d+$/), z.number().int(), Scaled]);
const OracleDate = z.union([
  z.number().int(),
  z.string().regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/),
]);
const YesNo = z.enum(['Y', 'N', ' ']).nullable();
const Flag = z.union([z.literal([0, 1]), z.enum(['0', '1', 'TRUE', 'FALSE'])]);
const Text = z.string().nullable();

const Offender = z.strictObject({
  OFFENDER_ID: Num,
  CRN: z.string().regex(/^[A-Z]\d{6}$/),
  PNC_NUMBER: Text,
  CRO_NUMBER: z
    .string()
    .regex(/^\d{6}\/\d\d[A-Z]$/)
    .nullable(),
  NOMS_NUMBER: z
    .string()
    .regex(/^[A-Z]\d{4}[A-Z]{2}$/)
    .nullable(),
  MOST_RECENT_PRISONER_NUMBER: z.null(),
  FIRST_NAME: z.string(),
  SURNAME: z.string(),
  DATE_OF_BIRTH_DATE: OracleDate.nullable(),
  CURRENT_EXCLUSION: YesNo,
  CURRENT_RESTRICTION: YesNo,
  EXCLUSION_MESSAGE: Text,
  RESTRICTION_MESSAGE: Text,
  IOM_NOMINAL: YesNo,
  CURRENT_DISPOSAL: Num,
  DECEASED_DATE: z.null(),
  SOFT_DELETED: Flag,
  ROW_VERSION: Num,
  TRAINING_SESSION_ID: z.null(),
});
const OffenderManager = z.strictObject({
  OFFENDER_MANAGER_ID: Num,
  OFFENDER_ID: Num,
  TEAM_ID: Num,
  PROBATION_AREA_ID: Num,
  ALLOCATION_DATE: OracleDate,
  END_DATE: OracleDate.nullable(),
  ACTIVE_FLAG: Flag,
  SOFT_DELETED: Flag,
});
const Contact = z.strictObject({
  CONTACT_ID: Num,
  OFFENDER_ID: Num,
  CONTACT_DATE: OracleDate,
  CONTACT_START_TIME: OracleDate.nullable(),
  CONTACT_END_TIME: OracleDate.nullable(),
  CONTACT_TYPE_ID: Num,
  CONTACT_OUTCOME_TYPE_ID: Num.nullable(),
  LATEST_ENFORCEMENT_ACTION_ID: z.null(),
  ATTENDED: z.null(),
  COMPLIED: z.null(),
  STAFF_ID: Num,
  TEAM_ID: Num,
  OFFICE_LOCATION_ID: z.null(),
  LIC_CONDITION_ID: z.null(),
  NOTES: Text,
  SENSITIVE: YesNo,
  VISOR_CONTACT: YesNo,
  VISOR_EXPORTED: YesNo,
  SOFT_DELETED: Flag,
  ROW_VERSION: Num,
  TRAINING_SESSION_ID: Num.nullable(),
  CREATED_DATETIME: OracleDate,
  LAST_UPDATED_DATETIME: OracleDate,
});
const Registration = z.strictObject({
  REGISTRATION_ID: Num,
  OFFENDER_ID: Num,
  REGISTER_TYPE_ID: Num,
  REGISTER_CATEGORY_ID: Num,
  REGISTER_LEVEL_ID: z.null(),
  REGISTRATION_DATE: OracleDate,
  NEXT_REVIEW_DATE: OracleDate,
  REGISTERING_TEAM_ID: Num,
  DEREGISTERED: Flag,
  SOFT_DELETED: Flag,
  ROW_VERSION: Num,
});
/** The columns that the feed fills, by table. */
export const ROWS = {
  OFFENDER: Offender,
  OFFENDER_MANAGER: OffenderManager,
  CONTACT: Contact,
  REGISTRATION: Registration,
};

const changeOf = <Table extends string>(table: Table, row: z.ZodType) =>
  z.strictObject({
    before: row.nullable(),
    after: row.nullable(),
    source: z.strictObject({
      connector: z.literal('oracle'),
      schema: z.literal('DELIUS_APP_SCHEMA'),
      table: z.literal(table),
      scn: z.string().regex(/^\d+$/),
      ts_ms: z.number().int(),
      snapshot: z.enum(['true', 'false']),
    }),
    op: z.enum(['c', 'u', 'd', 'r']),
    ts_ms: z.number().int(),
  });
/** A change of a row, in Debezium's envelope. */
export const RowChange = z.union(Object.entries(ROWS).map(([table, row]) => changeOf(table, row)));

const JavaDate = z
  .string()
  .regex(/^[A-Z][a-z]{2} [A-Z][a-z]{2} \d\d \d\d:\d\d:\d\d (BST|GMT) \d{4}$/);
const EventTime = z
  .string()
  .regex(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,9})?(Z|[+-]\d\d:?\d\d)(\[Europe\/London\])?$/);
/** An HMPPS domain event about a registration. */
export const DomainEvent = z.strictObject({
  eventType: z
    .string()
    .regex(/^probation-case\.registration\.(added|updated|deleted|deregistered)$/),
  version: z.union([z.literal(1), z.enum(['1', '1.0'])]),
  description: z.string(),
  detailUrl: z.url(),
  occurredAt: EventTime,
  personReference: z.strictObject({
    identifiers: z
      .array(z.strictObject({ type: z.enum(['CRN', 'NOMS']), value: z.string() }))
      .min(1),
  }),
  additionalInformation: z.looseObject({
    registrationId: z.union([z.string().regex(/^\d+$/), z.number()]).optional(),
    deregistrationId: z.union([z.string().regex(/^\d+$/), z.number()]).optional(),
    registerTypeCode: z.enum(['IIOM', 'RMRH']),
    registrationDate: JavaDate.optional(),
    deregistrationDate: JavaDate.optional(),
    createdDateAndTime: JavaDate.optional(),
    updatedDateAndTime: JavaDate.optional(),
  }),
});

const OffsetTime = z.iso.datetime({ offset: true });
const KINDS = ['home-visit', 'office', 'phone', 'street', 'joint-visit', 'custody-visit', 'other'];
const Kind = z.enum(KINDS);
const Location = z.enum([
  'home',
  'probation-office',
  'police-station',
  'community',
  'phone',
  'other',
]);
const OfficerContact = z.strictObject({
  occurredAt: OffsetTime,
  kind: Kind,
  planned: z.boolean(),
  outcome: z.enum(['seen', 'not-seen', 'refused', 'cancelled']),
  joint: z.boolean(),
  location: Location,
  address: z.string().optional(),
  notes: z.string().nullable(),
  summaryForProbation: z.string().max(500).optional(),
  welfareConcern: z.enum(['none', 'housing', 'health', 'substance', 'safety']).optional(),
  childPresent: z.boolean().optional(),
  plannedRecordId: z.string().optional(),
  jointWith: z.array(z.literal('probation-wales')).optional(),
});
const Planned = z.strictObject({
  plannedFor: OffsetTime,
  kind: Kind,
  joint: z.boolean(),
  location: Location,
});
const envelope = {
  changeId: z.uuid(),
  system: z.literal('NICHE'),
  force: z.enum(['60', '61', '62', '63']),
  recordId: z.string().regex(/^[A-Z]{2}-2026-\d{6,}$/),
  recordVersion: z.number().int().min(1),
  changedAt: OffsetTime,
  changedBy: z.strictObject({ collar: z.string(), role: z.string() }),
  marking: z.enum(['OFFICIAL', 'OFFICIAL-SENSITIVE']),
  embargoedUntilReleased: z.boolean(),
  restricted: z.boolean(),
  nominal: z.strictObject({
    nominalId: z.string().regex(/^N6[0-3]-\d{7}$/),
    pncId: Text,
    croNumber: Text,
    surname: z.string(),
    forenames: z.string(),
    dateOfBirth: z.iso.date().nullable(),
  }),
};
const Code = z.string().regex(/^(SYN-[A-Z0-9]+|NLC\d|S2)$/);
const Reference = z.string().regex(/^SYN-/);
const Offence = z.strictObject({ code: Code, title: z.string(), category: z.string() });
const Asn = z.string().refine((text) => parseAsn(text).kind === 'valid');

/** The records of each entity as the feed fills them; of contacts, see above. */
const RECORDS = {
  IntelligenceReport: z.strictObject({
    urn: Reference,
    disseminatedAt: OffsetTime,
    sanitisedText: z.string().startsWith('CANARY-'),
    sourceEvaluation: z.literal([1, 2, 3]),
    informationAssessment: z.enum(['A', 'B', 'C', 'D', 'E']),
    handling: z.enum(['P', 'C']),
    conditions: z.array(z.strictObject({ code: Code, text: z.string() })),
    releasedBy: z.strictObject({ collar: z.string(), role: z.string() }),
    expiresOn: z.iso.date(),
  }),
  LicenceObservation: z.strictObject({
    observedAt: OffsetTime,
    conditionCode: Code,
    observation: z.enum(['seen', 'reported', 'electronic-monitoring', 'arrest']),
    strength: z.enum(['fact', 'report']),
    narrative: z.string().startsWith('CANARY-').optional(),
  }),
  Arrest: z.strictObject({
    arrestedAt: OffsetTime,
    offence: Offence,
    custodyStation: z.string(),
    inCustody: z.boolean(),
    asn: Asn,
    occurrence: z.string(),
    domesticAbuse: z.boolean(),
    district: z.string(),
  }),
  Disposal: z.strictObject({
    at: OffsetTime,
    type: z.enum([
      'charged',
      'bailed',
      'released-under-investigation',
      'no-further-action',
      'caution',
    ]),
    offence: Offence,
    asn: Asn,
    nextCourt: z.strictObject({ date: z.iso.date(), court: z.string() }).optional(),
    remanded: z.boolean().optional(),
    conditions: z.array(Code.or(z.string().startsWith('SYN-'))).optional(),
  }),
  RecallArrest: z.strictObject({
    at: OffsetTime,
    result: z.enum(['arrested', 'not-found']),
    station: z.string().optional(),
    attempts: z.number().int().min(1),
    recallReference: Reference,
  }),
  WantedStatus: z.strictObject({
    status: z.enum(['wanted', 'unlawfully-at-large', 'cleared']),
    since: OffsetTime,
    reference: Reference,
  }),
  IomFlag: z.strictObject({
    flag: z.enum(['set', 'removed']),
    category: z.enum(['fixed', 'flex', 'free']),
    on: z.iso.date(),
  }),
  NominalMerge: z.strictObject({ intoNominalId: z.string().regex(/^N6[0-3]-\d{7}$/) }),
  WarningMarker: z.strictObject({ code: Code, setOn: z.iso.date(), reviewOn: z.iso.date() }),
  Nomination: z.strictObject({
    nominatedAt: OffsetTime,
    reason: Code,
    offenceClasses: z.array(z.strictObject({ class: z.string(), count: z.number().int() })),
    matrixScoreBand: z.enum(['medium', 'high', 'very-high']),
  }),
  RecallView: z.strictObject({
    at: OffsetTime,
    view: z.enum(['support', 'oppose']),
    reasonClass: Code,
    recallReference: Reference,
  }),
  ConferenceAction: z.strictObject({
    meetingDate: z.iso.date(),
    action: z.string().startsWith('SYN-'),
    forOrg: z.enum([
      'probation-wales',
      'north-wales-police',
      'gwent-police',
      'south-wales-police',
      'dyfed-powys-police',
    ]),
    dueOn: z.iso.date(),
  }),
  ObservedAddress: z.strictObject({
    address: z.string().startsWith('CANARY-'),
    asAt: OffsetTime,
    confidence: z.enum(['confirmed', 'reported']),
  }),
  EmbargoRelease: z.strictObject({ recordId: z.string().regex(/^[A-Z]{2}-2026-\d{6,}$/) }),
} as const;
/** Every entity that a force may send. */
export const ENTITIES = ['OfficerContact', 'OfficerContactPlanned', ...Object.keys(RECORDS)];

const changesWith = (entity: string, record: z.ZodType) => [
  z.strictObject({
    ...envelope,
    entity: z.literal(entity),
    operation: z.enum(['created', 'updated']),
    record,
  }),
  z.strictObject({ ...envelope, entity: z.literal(entity), operation: z.literal('deleted') }),
];
/** A change in Niche that nothing is wrong with. */
export const NicheChange = z.union([
  z.strictObject({
    ...envelope,
    entity: z.literal('OfficerContact'),
    operation: z.enum(['created', 'updated']),
    record: OfficerContact,
  }),
  z.strictObject({
    ...envelope,
    entity: z.literal('OfficerContact'),
    operation: z.literal('deleted'),
  }),
  z.strictObject({
    ...envelope,
    entity: z.literal('OfficerContactPlanned'),
    operation: z.literal('created'),
    record: Planned,
  }),
  ...Object.entries(RECORDS).flatMap(([entity, record]) => changesWith(entity, record)),
]);
