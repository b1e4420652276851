import type { JsonObject } from '@iom/codec';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Deployment, Organisation } from '@iom/domain';
import { type DeploymentCodes, parseCodes } from '../src/codes/deployment-codes.js';
import type { Context, SourceRecord } from '../src/source-record.js';
import { CODE_ROWS } from './code-rows.js';

const PATH = 'agreements/codes.yaml';
export const CODES_TEXT = readFileSync(join(import.meta.dirname, '../../..', PATH), 'utf8');
export const CODES: DeploymentCodes = parseCodes(CODES_TEXT, PATH);

export const WALES: Organisation = {
  id: 'probation-wales',
  kind: 'probation',
  title: 'Probation Service, Wales',
  code: 'N03',
  areas: {},
  teamMailbox: 'duty@probation.example',
  dutyPhone: '01632 960000',
  principal: 'User:probation-wales',
};

export const DEPLOYMENT: Deployment = { organisations: [WALES], retainEventsDays: 730 };

/** 15 June 2026, 09:00 UTC. */
export const OBSERVED_AT = Date.UTC(2026, 5, 15, 9) * 1_000;

export type Fields = Readonly<Record<string, unknown>>;

/** Contact types by a made-up id; each an appointment unless something else is said. */
const CONTACT_TYPES: Readonly<Record<string, Fields>> = {
  '121': { CODE: 'CAIS', ATTENDANCE_CONTACT: 'Y' },
  '122': { CODE: 'IOHV', ATTENDANCE_CONTACT: 'Y' },
  '123': { CODE: 'IOAV', ATTENDANCE_CONTACT: 'N' },
  '124': { CODE: 'COPT', ATTENDANCE_CONTACT: 'Y' },
  '125': { CODE: 'COVC', ATTENDANCE_CONTACT: 'Y' },
  '126': { CODE: 'CODC', ATTENDANCE_CONTACT: 'Y' },
  '127': { CODE: 'DRGAPT', ATTENDANCE_CONTACT: 'Y' },
  '128': { CODE: 'COAP', ATTENDANCE_CONTACT: 'Y', SENSITIVE_CONTACT: 'Y' },
  '129': { CODE: 'COAP', ATTENDANCE_CONTACT: 'Y', DPA_EXCLUDE: 'Y' },
  '204': { CODE: 'C204', ATTENDANCE_CONTACT: 'N' },
  '999': { CODE: 'ZZZZ', ATTENDANCE_CONTACT: 'Y' },
};

const OUTCOMES: Readonly<Record<string, Fields>> = {
  '1': { CODE: 'ATTC', OUTCOME_ATTENDANCE: 'Y', OUTCOME_COMPLIANT_ACCEPTABLE: 'Y' },
  '2': { CODE: 'UAAB', OUTCOME_ATTENDANCE: 'N', OUTCOME_COMPLIANT_ACCEPTABLE: 'N' },
  '3': { CODE: 'AAME', OUTCOME_ATTENDANCE: 'N', OUTCOME_COMPLIANT_ACCEPTABLE: 'Y' },
  '4': { CODE: 'ATSS', OUTCOME_ATTENDANCE: 'Y', OUTCOME_COMPLIANT_ACCEPTABLE: 'Y' },
  '5': { CODE: 'RSSR', OUTCOME_ATTENDANCE: null, OUTCOME_COMPLIANT_ACCEPTABLE: null },
  '6': { CODE: 'ZZ06', OUTCOME_COMPLIANT_ACCEPTABLE: 'N' },
  '7': { CODE: 'ZZ07', OUTCOME_ATTENDANCE: 'N', OUTCOME_COMPLIANT_ACCEPTABLE: 'maybe' },
  '8': { CODE: 'ATTC', OUTCOME_ATTENDANCE: 'N', OUTCOME_COMPLIANT_ACCEPTABLE: 'N' },
  '9': { CODE: 'ZZ09', OUTCOME_ATTENDANCE: null, OUTCOME_COMPLIANT_ACCEPTABLE: ' ' },
};

const TEAMS: Readonly<Record<string, Fields>> = {
  'TEAM/11': { CODE: 'N03IOM', DISTRICT_ID: '21', PROBATION_AREA_ID: 51 },
  'TEAM/12': { CODE: 'N03XXX', DISTRICT_ID: '22', PROBATION_AREA_ID: 51 },
  'TEAM/13': { CODE: 'N03UAT', DISTRICT_ID: null, PROBATION_AREA_ID: 51 },
  'DISTRICT/21': { CODE: 'N03D1', BOROUGH_ID: { scale: 0, value: 'Hw==' } },
  'BOROUGH/31': { CODE: 'WPTGWT', PROBATION_AREA_ID: '51' },
  'PROBATION_AREA/51': { CODE: 'N03' },
};

export const REFERENCE: ReadonlyMap<string, JsonObject> = new Map([
  ...Object.entries(CONTACT_TYPES).map(([id, row]) => [`R_CONTACT_TYPE/${id}`, row] as const),
  ...Object.entries(OUTCOMES).map(([id, row]) => [`R_CONTACT_OUTCOME_TYPE/${id}`, row] as const),
  ...Object.entries(TEAMS),
  ...CODE_ROWS,
]);

export const CONTEXT: Context = {
  org: WALES,
  deployment: DEPLOYMENT,
  codes: CODES,
  reference: REFERENCE,
  observedAt: OBSERVED_AT,
};

/** As it lies in the topic of Wales. */
export function recordOf(value: unknown, given: Partial<SourceRecord> = {}): SourceRecord {
  return {
    topic: 'source.probation-wales',
    partition: 0,
    offset: 77,
    value: Buffer.isBuffer(value) ? value : Buffer.from(JSON.stringify(value)),
    timestampMs: Date.UTC(2026, 5, 14, 12),
    ...given,
  };
}

/** A change of a row, committed on 14 June 2026 at 11:01 UTC; give what the test is about. */
export function change(table: string, row: Fields, envelope: Fields = {}): Fields {
  return {
    before: null,
    after: row,
    source: {
      connector: 'oracle',
      table,
      schema: 'DELIUS_APP_SCHEMA',
      scn: '998877',
      ts_ms: Date.UTC(2026, 5, 14, 11, 1),
      snapshot: 'false',
    },
    op: 'c',
    ts_ms: Date.UTC(2026, 5, 14, 11, 2),
    ...envelope,
  };
}

/** IOM office visit, 14 June 2026, 11:00 on the wall; nothing has come of it yet. */
export const CONTACT_ROW: Fields = {
  CONTACT_ID: '2510101340',
  OFFENDER_ID: '2500343964',
  CONTACT_DATE: Date.UTC(2026, 5, 14),
  CONTACT_START_TIME: Date.UTC(2026, 5, 14, 11),
  CONTACT_TYPE_ID: '121',
  CONTACT_OUTCOME_TYPE_ID: null,
  SENSITIVE: 'N',
  VISOR_CONTACT: null,
  VISOR_EXPORTED: ' ',
  SOFT_DELETED: 0,
  ROW_VERSION: '1',
  NOTES: 'Synthetic note.',
  TRAINING_SESSION_ID: null,
  CREATED_DATETIME: Date.UTC(2026, 5, 10, 15, 30),
  LAST_UPDATED_DATETIME: Date.UTC(2026, 5, 10, 15, 30),
};

export function contact(row: Fields = {}, envelope: Fields = {}): Fields {
  return change('CONTACT', { ...CONTACT_ROW, ...row }, envelope);
}

export function offender(row: Fields = {}, envelope: Fields = {}): Fields {
  return change(
    'OFFENDER',
    {
      OFFENDER_ID: '2500343964',
      CRN: 'X000001',
      PNC_NUMBER: '2015/0000123L',
      CRO_NUMBER: '000123/15F',
      NOMS_NUMBER: 'A0001AA',
      FIRST_NAME: 'Sample',
      SURNAME: 'Synthetic',
      DATE_OF_BIRTH_DATE: Date.UTC(1991, 1, 3),
      CURRENT_EXCLUSION: 'N',
      CURRENT_RESTRICTION: 'N',
      SOFT_DELETED: 0,
      ROW_VERSION: 4,
      TRAINING_SESSION_ID: null,
      ...row,
    },
    envelope,
  );
}

export function offenderManager(row: Fields = {}, envelope: Fields = {}): Fields {
  return change(
    'OFFENDER_MANAGER',
    {
      OFFENDER_MANAGER_ID: 3001,
      OFFENDER_ID: 2500343964,
      TEAM_ID: '11',
      PROBATION_AREA_ID: '51',
      ALLOCATION_DATE: '2026-06-01T00:00:00',
      END_DATE: null,
      ACTIVE_FLAG: 1,
      SOFT_DELETED: 'FALSE',
      ...row,
    },
    envelope,
  );
}

/** A registration of IOM - Fixed was added; give what the test is about. */
export function registration(verb: string, information: Fields = {}, event: Fields = {}): Fields {
  return {
    eventType: `probation-case.registration.${verb}`,
    version: 1,
    description: 'A synthetic registration event',
    occurredAt: '2026-06-14T09:06:52.739+01:00',
    personReference: { identifiers: [{ type: 'CRN', value: 'X000001' }] },
    additionalInformation: {
      registrationId: '2500687775',
      registerTypeCode: 'IIOM',
      registrationCategoryCode: 'I3',
      registrationLevelCode: '',
      registrationDate: 'Sun Jun 14 00:00:00 BST 2026',
      createdDateAndTime: 'Sun Jun 14 09:06:52 BST 2026',
      ...information,
    },
    ...event,
  };
}

/** A domain event of any type about the person of these samples; give what the test is about. */
export function message(eventType: string, information: Fields = {}, event: Fields = {}): Fields {
  return {
    eventType,
    version: 1,
    description: 'A synthetic event, whose words mean nothing',
    occurredAt: '2026-06-14T09:06:52.739+01:00',
    personReference: { identifiers: [{ type: 'CRN', value: 'X000001' }] },
    additionalInformation: information,
    ...event,
  };
}

/** In a queue's envelope, with the event as text. */
export function wrapped(inner: unknown, type: string | null = null): Fields {
  return {
    Type: 'Notification',
    MessageId: '00000000-0000-4000-8000-000000000001',
    Message: typeof inner === 'string' ? inner : JSON.stringify(inner),
    Timestamp: '2026-06-14T08:06:53.000Z',
    ...(type === null ? {} : { MessageAttributes: { eventType: { Type: 'String', Value: type } } }),
  };
}
