import { type OutgoingRecord, referenceTopic } from '@iom/event-log';
import { FIRST_MONDAY, HOUR } from './calendar.js';
import { type Row, rowChange, type RowStyle } from './row.js';
import type { Territory } from './territory.js';

export interface ContactType {
  readonly id: number;
  readonly code: string;
  readonly description: string;
  /** Somebody is expected to come, or to be at home. */
  readonly attended: boolean;
}

export interface OutcomeType {
  readonly id: number;
  readonly code: string;
  readonly attended: 'Y' | 'N';
  readonly acceptable: 'Y' | 'N';
}

const contactTypes = (
  firstId: number,
  attended: boolean,
  rows: readonly (readonly [code: string, description: string])[],
): readonly ContactType[] =>
  rows.map(([code, description], i) => ({ id: firstId + i, code, description, attended }));

/** Meetings with the person, as the bridge carries them. */
export const MEETING_TYPES = contactTypes(121, true, [
  ['CAIS', 'IOM office visit, planned'],
  ['IOHV', 'IOM home visit'],
  ['IOAV', 'IOM agency visit'],
  ['COAP', 'Office visit, planned'],
  ['CHVS', 'Home visit'],
  ['COAI', 'First appointment, office'],
  ['COHV', 'First appointment, home'],
  ['COPT', 'Telephone, planned'],
  ['COVC', 'Video, planned'],
  ['CODC', 'Doorstep, planned'],
]);

/** Appointments that somebody else's people keep with the person. */
export const AGENCY_TYPES = contactTypes(141, true, [
  ['CRSAPT', 'Appointment with a rehabilitative services provider'],
  ['APAT', 'Programme session'],
  ['DRGAPT', 'Drug test appointment'],
]);

/** Known types that are no meetings. */
export const NON_CONTACT_TYPES = contactTypes(161, false, [
  ['C204', 'Police liaison'],
  ['C369', 'Police intelligence check'],
  ['CARR', 'Arrest incident'],
  ['CAIL', 'IOM correspondence'],
  ['C318', 'IOM other contact'],
  ['ICON', 'IOM case conference'],
  ['C200', 'MAPPA information'],
  ['ERGN', 'New registration'],
]);

/** In the source's code table, but in no list that the bridge was given. */
export const UNKNOWN_TYPE: ContactType = {
  id: 199,
  code: 'ZZ99',
  description: 'Synthetic type that nobody knows',
  attended: true,
};

const outcome = (
  id: number,
  code: string,
  attended: 'Y' | 'N',
  acceptable: 'Y' | 'N',
): OutcomeType => ({ id, code, attended, acceptable });

export const KEPT_OUTCOMES = [
  outcome(301, 'ATTC', 'Y', 'Y'),
  outcome(302, 'AFTC', 'Y', 'N'),
  outcome(303, 'ATSH', 'Y', 'N'),
  outcome(304, 'AFDA', 'Y', 'Y'),
] as const;
export const MISSED_OUTCOMES = [
  outcome(311, 'UAAB', 'N', 'N'),
  outcome(312, 'AFTA', 'N', 'N'),
] as const;
export const EXCUSED_OUTCOMES = [
  outcome(321, 'AAME', 'N', 'Y'),
  outcome(322, 'AAEM', 'N', 'Y'),
  outcome(323, 'AACL', 'N', 'Y'),
  outcome(324, 'AAFC', 'N', 'Y'),
  outcome(325, 'AAHO', 'N', 'Y'),
  outcome(326, 'AARE', 'N', 'Y'),
  outcome(327, 'AARC', 'N', 'Y'),
  outcome(328, 'CO05', 'N', 'Y'),
  outcome(329, 'CO10', 'N', 'Y'),
  outcome(330, 'RSSR', 'N', 'Y'),
  outcome(331, 'APPW', 'N', 'Y'),
  outcome(332, 'ATSS', 'Y', 'Y'),
] as const;

/** Register types: IOM, and one that has nothing to do with it. */
export const IOM_REGISTER = {
  id: 501,
  code: 'IIOM',
  description: 'Integrated Offender Management',
};
export const OTHER_REGISTER = { id: 502, code: 'RMRH', description: 'Medium RoSH' };

/** Categories of the IOM register: only the first code is public, the next two are the sandbox's own, nobody maps the last. */
export const REGISTER_CATEGORIES = [
  { id: 601, code: 'I3', description: 'IOM - Fixed' },
  { id: 602, code: 'I4', description: 'IOM - Flex (synthetic code)' },
  { id: 603, code: 'I5', description: 'IOM - Free (synthetic code)' },
  { id: 604, code: 'I9', description: 'IOM - unmapped (synthetic code)' },
] as const;

const PLAIN: RowStyle = {
  withSchema: false,
  numbers: 'text',
  dates: 'milliseconds',
  flags: 'number',
};

/** The code tables of the probation side, as its compacted topic holds them. */
export function* codeTables(territory: Territory): Iterable<OutgoingRecord> {
  let place = 0;
  for (const [table, column, id, cells] of rowsOf(territory)) {
    const { value } = rowChange(PLAIN, {
      table,
      key: [column, id],
      op: 'r',
      after: { [column]: String(id), ...cells },
      committed: FIRST_MONDAY - HOUR,
      place: place++,
    });
    const topic = referenceTopic(territory.probation.org);
    yield { topic, partition: 0, key: `${table}/${id}`, value };
  }
}

type ReferenceRow = readonly [table: string, keyColumn: string, id: number, cells: Row];

function* rowsOf({ probation, units }: Territory): Iterable<ReferenceRow> {
  yield ['PROBATION_AREA', 'PROBATION_AREA_ID', probation.areaId, { CODE: probation.code }];
  for (const { code, boroughId, districtId, teams } of units) {
    const area = { PROBATION_AREA_ID: String(probation.areaId) };
    yield ['BOROUGH', 'BOROUGH_ID', boroughId, { CODE: code, ...area }];
    const districtCode = `${probation.code}D${String(districtId % 1_000).padStart(2, '0')}`;
    const borough = { BOROUGH_ID: String(boroughId) };
    yield ['DISTRICT', 'DISTRICT_ID', districtId, { CODE: districtCode, ...borough }];
    for (const team of teams) {
      const district = { DISTRICT_ID: String(districtId), ...area };
      yield ['TEAM', 'TEAM_ID', team.id, { CODE: team.code, ...district }];
    }
  }
  for (const type of [...MEETING_TYPES, ...AGENCY_TYPES, ...NON_CONTACT_TYPES, UNKNOWN_TYPE]) {
    yield ['R_CONTACT_TYPE', 'CONTACT_TYPE_ID', type.id, contactTypeCells(type)];
  }
  for (const type of [...KEPT_OUTCOMES, ...MISSED_OUTCOMES, ...EXCUSED_OUTCOMES]) {
    yield ['R_CONTACT_OUTCOME_TYPE', 'CONTACT_OUTCOME_TYPE_ID', type.id, outcomeCells(type)];
  }
  for (const { id, code, description } of [IOM_REGISTER, OTHER_REGISTER]) {
    const isIom = code === IOM_REGISTER.code ? 'Y' : 'N';
    const cells = {
      CODE: code,
      DESCRIPTION: description,
      DPA_EXCLUDE: 'N',
      IOM_NOMINAL_INDICATOR: isIom,
    };
    yield ['R_REGISTER_TYPE', 'REGISTER_TYPE_ID', id, cells];
  }
  for (const { id, code, description } of REGISTER_CATEGORIES) {
    const cells = { CODE_VALUE: code, CODE_DESCRIPTION: description };
    yield ['R_STANDARD_REFERENCE_LIST', 'STANDARD_REFERENCE_LIST_ID', id, cells];
  }
}

function contactTypeCells({ code, description, attended }: ContactType): Row {
  return {
    CODE: code,
    DESCRIPTION: description,
    SENSITIVE_CONTACT: 'N',
    NATIONAL_STANDARDS_CONTACT: attended ? 'Y' : 'N',
    ATTENDANCE_CONTACT: attended ? 'Y' : 'N',
    DPA_EXCLUDE: 'N',
    SPG_INTEREST: 0,
  };
}

function outcomeCells({ code, attended, acceptable }: OutcomeType): Row {
  return {
    CODE: code,
    OUTCOME_ATTENDANCE: attended,
    OUTCOME_COMPLIANT_ACCEPTABLE: acceptable,
    ENFORCEABLE: acceptable === 'Y' ? 'N' : 'Y',
  };
}
