import { MINUTE, type Wall } from './calendar.js';
import type { Line } from './line.js';
import { type ProbationPerson, type ProbationSource, rowLine } from './probation-line.js';
import { date, flag, number, type Row, type RowStyle } from './row.js';

/** What stays true of one CONTACT row through its versions. */
export interface ProbationContact {
  /** Unique within the feed. */
  readonly id: number;
  readonly typeId: number;
  /** Midnight of its day. */
  readonly day: Wall;
  /** Since that midnight; null: the row has a day only. */
  readonly start: number | null;
  /** The start is written as a time of the first of January 1970. */
  readonly startWithoutDate: boolean;
  readonly created: Wall;
  readonly notes: string | null;
  readonly limit: 'none' | 'sensitive' | 'visor' | 'visor-exported' | 'training';
}

export interface ContactVersion {
  readonly version: number;
  readonly outcomeId: number | null;
  readonly op: 'c' | 'u' | 'd' | 'r';
  readonly committed: Wall;
  readonly softDeleted?: boolean;
  /** The connector did not send the text again because it has not changed. */
  readonly notesUnavailable?: boolean;
}

const UNAVAILABLE = '__debezium_unavailable_value';
const CONTACTS_A_WEEK = 20;
const WEEKS_A_PERSON = 100;
const LENGTH = 45 * MINUTE;

/** The CONTACT_ID of somebody's nth contact of a week. */
export function contactIdOf(personIndex: number, week: number, ordinal: number): number {
  return (
    2_510_000_000 +
    personIndex * CONTACTS_A_WEEK * WEEKS_A_PERSON +
    (week % WEEKS_A_PERSON) * CONTACTS_A_WEEK +
    ordinal
  );
}

/** One version of a CONTACT row. */
export function contactLine(
  source: ProbationSource,
  person: ProbationPerson,
  style: RowStyle,
  contact: ProbationContact,
  version: ContactVersion,
): Line {
  const row = contactRow(person, style, contact, version);
  const { op, committed } = version;
  const key = ['CONTACT_ID', contact.id] as const;
  const change =
    op === 'd'
      ? { table: 'CONTACT', key, op, before: row, after: null, committed }
      : { table: 'CONTACT', key, op, after: row, committed };
  return rowLine(source, person, style, change, [{ kind: 'probation-contact' }]);
}

function contactRow(
  { delius }: ProbationPerson,
  style: RowStyle,
  { id, typeId, day, start, startWithoutDate, created, notes, limit }: ProbationContact,
  { version, outcomeId, committed, softDeleted = false, notesUnavailable = false }: ContactVersion,
): Row {
  const time = (since: number | null) =>
    date(style, since === null ? null : since + (startWithoutDate ? 0 : day));
  return {
    CONTACT_ID: number(style, id),
    OFFENDER_ID: number(style, delius.offenderId),
    CONTACT_DATE: date(style, day),
    CONTACT_START_TIME: time(start),
    CONTACT_END_TIME: time(start === null ? null : start + LENGTH),
    CONTACT_TYPE_ID: number(style, typeId),
    CONTACT_OUTCOME_TYPE_ID: outcomeId === null ? null : number(style, outcomeId),
    LATEST_ENFORCEMENT_ACTION_ID: null,
    ATTENDED: null,
    COMPLIED: null,
    STAFF_ID: number(style, 9_000 + delius.team.id),
    TEAM_ID: number(style, delius.team.id),
    OFFICE_LOCATION_ID: null,
    LIC_CONDITION_ID: null,
    NOTES: notesUnavailable ? UNAVAILABLE : notes,
    SENSITIVE: limit === 'sensitive' ? 'Y' : 'N',
    VISOR_CONTACT: limit === 'visor' ? 'Y' : 'N',
    VISOR_EXPORTED: limit === 'visor-exported' ? 'Y' : null,
    SOFT_DELETED: flag(style, softDeleted),
    ROW_VERSION: number(style, version),
    TRAINING_SESSION_ID: limit === 'training' ? number(style, 77) : null,
    CREATED_DATETIME: date(style, created),
    LAST_UPDATED_DATETIME: date(style, committed),
  };
}
