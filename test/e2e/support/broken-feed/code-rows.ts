import { type OutgoingRecord, referenceTopic } from '@iom/event-log';

type Cells = Readonly<Record<string, unknown>>;

/** A row of a code table, as its topic holds it. */
function codeRow(table: string, id: string, cells: Cells): OutgoingRecord {
  const after = { [`${table.replace(/^R_/, '')}_ID`]: id, ...cells };
  const source = { connector: 'oracle', schema: 'DELIUS_APP_SCHEMA', table, scn: '1' };
  return {
    topic: referenceTopic('probation-wales'),
    partition: 0,
    key: `${table}/${id}`,
    value: Buffer.from(JSON.stringify({ before: null, after, source, op: 'c' })),
  };
}

/** Ids of code rows that are there from the beginning. */
export const KNOWN = {
  contactTypeWithoutCode: '9101',
  recall: '9501',
  unknownAction: '9601',
  unknownStatus: '9701',
} as const;

export const KNOWN_ROWS: readonly OutgoingRecord[] = [
  codeRow('R_CONTACT_TYPE', KNOWN.contactTypeWithoutCode, { DESCRIPTION: 'synthetic' }),
  codeRow('R_NSI_TYPE', KNOWN.recall, { CODE: 'REC' }),
  codeRow('R_ENFORCEMENT_ACTION', KNOWN.unknownAction, { CODE: 'ZZ02' }),
  codeRow('R_STANDARD_REFERENCE_LIST', KNOWN.unknownStatus, { CODE_VALUE: 'ZZ03' }),
];

/** Ids of code rows that records name before they have come. */
export const LATE = {
  contactType: '98001',
  outcome: '98002',
  nsiType: '98003',
  nsiStatus: '98004',
  action: '98005',
  registerType: '98006',
  registerCategory: '98007',
  conditionCategory: '98008',
  addressStatus: '98009',
  recallReason: '98010',
} as const;

/** The rows themselves. */
export const LATE_ROWS: readonly OutgoingRecord[] = [
  codeRow('R_CONTACT_TYPE', LATE.contactType, {
    CODE: 'COAP',
    SENSITIVE_CONTACT: 'N',
    ATTENDANCE_CONTACT: 'Y',
    DPA_EXCLUDE: 'N',
  }),
  codeRow('R_CONTACT_OUTCOME_TYPE', LATE.outcome, {
    CODE: 'ATTC',
    OUTCOME_ATTENDANCE: 'Y',
    OUTCOME_COMPLIANT_ACCEPTABLE: 'Y',
  }),
  codeRow('R_NSI_TYPE', LATE.nsiType, { CODE: 'BRE' }),
  codeRow('R_STANDARD_REFERENCE_LIST', LATE.nsiStatus, { CODE_VALUE: 'REC01' }),
  codeRow('R_ENFORCEMENT_ACTION', LATE.action, { CODE: 'EA02' }),
  codeRow('R_REGISTER_TYPE', LATE.registerType, { CODE: 'RMRH', DPA_EXCLUDE: 'N' }),
  codeRow('R_STANDARD_REFERENCE_LIST', LATE.registerCategory, { CODE_VALUE: 'I4' }),
  codeRow('R_LIC_COND_TYPE_MAIN_CAT', LATE.conditionCategory, { CODE: 'NLC8' }),
  codeRow('R_STANDARD_REFERENCE_LIST', LATE.addressStatus, { CODE_VALUE: 'M' }),
  codeRow('R_STANDARD_REFERENCE_LIST', LATE.recallReason, { CODE_VALUE: 'NN' }),
];
