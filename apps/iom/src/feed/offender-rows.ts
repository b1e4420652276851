import type { Wall } from './calendar.js';
import type { Fact, Line } from './line.js';
import { isEverNominal } from './person.js';
import { type ProbationPerson, type ProbationSource, rowLine } from './probation-line.js';
import { date, flag, number, type Row, type RowStyle } from './row.js';
import type { DeliveryUnit, Team } from './territory.js';

/** Whether probation limits who may see the case. BLANK: it does not say. */
export type Limits = 'NONE' | 'EXCLUSION' | 'RESTRICTION' | 'BLANK';

export interface OffenderVersion {
  readonly version: number;
  readonly limits: Limits;
  readonly op: 'c' | 'u' | 'r';
  readonly committed: Wall;
}

const FACTS: Readonly<Record<Limits, Fact>> = {
  NONE: { kind: 'unlimited' },
  EXCLUSION: { kind: 'limited' },
  RESTRICTION: { kind: 'limited' },
  BLANK: { kind: 'limits-unknown' },
};

/** The OFFENDER row: who the person is, and whether their case is limited. */
export function offenderLine(
  source: ProbationSource,
  person: ProbationPerson,
  style: RowStyle,
  { version, limits, op, committed }: OffenderVersion,
): Line {
  const { delius, dateOfBirth } = person;
  const after: Row = {
    OFFENDER_ID: number(style, delius.offenderId),
    CRN: delius.crn,
    PNC_NUMBER: delius.pncText,
    CRO_NUMBER: person.croNumber,
    NOMS_NUMBER: delius.nomsNumber,
    MOST_RECENT_PRISONER_NUMBER: null,
    FIRST_NAME: person.forenames,
    SURNAME: person.surname,
    DATE_OF_BIRTH_DATE: date(style, dateOfBirth === null ? null : Date.parse(dateOfBirth)),
    ...limitCells(limits),
    IOM_NOMINAL: isEverNominal(person) ? 'Y' : 'N',
    CURRENT_DISPOSAL: number(style, 1),
    DECEASED_DATE: null,
    SOFT_DELETED: flag(style, false),
    ROW_VERSION: number(style, version),
    TRAINING_SESSION_ID: null,
  };
  const key = ['OFFENDER_ID', delius.offenderId] as const;
  return rowLine(source, person, style, { table: 'OFFENDER', key, op, after, committed }, [
    FACTS[limits],
  ]);
}

export interface Allocation {
  /** 1 for the first, 2 after a move. */
  readonly ordinal: number;
  readonly unit: DeliveryUnit;
  readonly team: Team;
  readonly from: Wall;
  /** null: it is the one in force. */
  readonly until: Wall | null;
  readonly op: 'c' | 'u' | 'r';
  readonly committed: Wall;
}

/** The OFFENDER_MANAGER row: which team is responsible, and so which area the person is in. */
export function offenderManagerLine(
  source: ProbationSource & { readonly areaId: number },
  person: ProbationPerson,
  style: RowStyle,
  { ordinal, unit, team, from, until, op, committed }: Allocation,
): Line {
  const id = 2_800_000_000 + person.index * 10 + ordinal;
  const after: Row = {
    OFFENDER_MANAGER_ID: number(style, id),
    OFFENDER_ID: number(style, person.delius.offenderId),
    TEAM_ID: number(style, team.id),
    PROBATION_AREA_ID: number(style, source.areaId),
    ALLOCATION_DATE: date(style, from),
    END_DATE: date(style, until),
    ACTIVE_FLAG: flag(style, until === null),
    SOFT_DELETED: flag(style, false),
  };
  const key = ['OFFENDER_MANAGER_ID', id] as const;
  const says: readonly Fact[] = until === null ? [{ kind: 'supervised-in', pdu: unit.code }] : [];
  return rowLine(
    source,
    person,
    style,
    { table: 'OFFENDER_MANAGER', key, op, after, committed },
    says,
  );
}

function limitCells(limits: Limits): Row {
  const blank = limits === 'BLANK';
  return {
    CURRENT_EXCLUSION: blank ? null : yesNo(limits === 'EXCLUSION'),
    CURRENT_RESTRICTION: blank ? ' ' : yesNo(limits === 'RESTRICTION'),
    EXCLUSION_MESSAGE: limits === 'EXCLUSION' ? 'CANARY-LIMIT synthetic exclusion' : null,
    RESTRICTION_MESSAGE: limits === 'RESTRICTION' ? 'CANARY-LIMIT synthetic restriction' : null,
  };
}

function yesNo(yes: boolean): string {
  return yes ? 'Y' : 'N';
}
