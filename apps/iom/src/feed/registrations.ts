import { DAY, dayOfWeek, FIRST_MONDAY, javaText, SECOND, type Wall } from './calendar.js';
import { IOM_REGISTER, OTHER_REGISTER, REGISTER_CATEGORIES } from './code-tables.js';
import {
  domainEventBytes,
  type DomainEventStyle,
  domainEventStyle,
  PLAIN_EVENT,
} from './domain-event.js';
import type { Fact, Line } from './line.js';
import {
  probationLine,
  type ProbationPerson,
  type ProbationSource,
  rowLine,
} from './probation-line.js';
import { type Random, randomOf } from './random.js';
import { date, flag, number, type Row, rowStyle } from './row.js';
import { WELL_KNOWN_PEOPLE } from './well-known.js';

/** What becomes of somebody's IOM registration. */
export type RegistrationChange = 'added' | 'updated' | 'deleted' | 'deregistered';

export interface Registration {
  readonly change: RegistrationChange;
  readonly categoryCode: string;
  readonly written: Wall;
}

const REVIEW_AFTER = 183 * DAY;
const FRIDAY = 4;
/** Of how many the REGISTRATION row comes beside the domain event, telling the same fact. */
const WITH_ROW = 0.2;

/** A change of an IOM registration: its domain event, and for some people the row that says the same. */
export function iomRegistrationLines(
  source: ProbationSource,
  seed: string,
  person: ProbationPerson,
  registration: Registration,
): readonly Line[] {
  const { change, categoryCode, written } = registration;
  const random = randomOf(seed, 'registration', person.index, change);
  const facts: Readonly<Record<RegistrationChange, Fact>> = {
    added: { kind: 'registered', categoryCode },
    updated: { kind: 'registered', categoryCode },
    deleted: { kind: 'registration-deleted' },
    deregistered: { kind: 'deregistered' },
  };
  const style = isWellKnown(person) ? PLAIN_EVENT : domainEventStyle(random);
  const event = domainEventBytes(style, person.delius, {
    eventType: `probation-case.registration.${change}`,
    occurred: written,
    additionalInformation: informationOf(style, random, person, registration),
  });
  const said = probationLine(source, person, written, { key: null, value: event }, [facts[change]]);
  // The row first: one that is still open would restore a membership that the event has ended.
  return hasRow(seed, person)
    ? [registrationRow(source, random, person, registration), said]
    : [said];
}

/** A registration of a kind that is none of the bridge's business. */
export function otherRegistrationLine(
  source: ProbationSource,
  seed: string,
  person: ProbationPerson,
  written: Wall,
): Line {
  const random = randomOf(seed, 'other-registration', person.index);
  const value = domainEventBytes(domainEventStyle(random), person.delius, {
    eventType: 'probation-case.registration.added',
    occurred: written,
    additionalInformation: {
      registrationId: String(2_900_000_000 + person.index),
      registerTypeCode: OTHER_REGISTER.code,
      registerTypeDescription: OTHER_REGISTER.description,
      registrationCategoryCode: '',
      registrationCategoryDescription: '',
      registrationDate: javaText(midnightOf(written)),
      createdDateAndTime: javaText(written),
    },
  });
  return probationLine(source, person, written, { key: null, value });
}

function informationOf(
  style: DomainEventStyle,
  random: Random,
  person: ProbationPerson,
  { change, categoryCode, written }: Registration,
): Readonly<Record<string, string | number>> {
  const asId = (id: number) => (style !== PLAIN_EVENT && random.chance(0.3) ? id : String(id));
  const register = {
    registerTypeCode: IOM_REGISTER.code,
    registerTypeDescription: IOM_REGISTER.description,
  };
  if (change === 'deregistered') {
    return {
      deregistrationId: asId(deregistrationIdOf(person)),
      ...register,
      deregistrationDate: javaText(midnightOf(written)),
      createdDateAndTime: javaText(written),
    };
  }
  if (change === 'deleted') {
    return {
      registrationId: asId(registrationIdOf(person)),
      ...register,
      updatedDateAndTime: javaText(written),
    };
  }
  return {
    registrationId: asId(registrationIdOf(person)),
    ...register,
    registrationCategoryCode: categoryCode,
    registrationCategoryDescription: categoryOf(categoryCode).description,
    registrationLevelCode: '',
    registrationLevelDescription: '',
    registrationDate: javaText(registeredOn(person)),
    ...(change === 'added'
      ? { createdDateAndTime: javaText(written) }
      : { updatedDateAndTime: javaText(written) }),
  };
}

function registrationRow(
  source: ProbationSource,
  random: Random,
  person: ProbationPerson,
  { change, categoryCode, written }: Registration,
): Line {
  const style = rowStyle(random);
  const id = registrationIdOf(person);
  const after: Row = {
    REGISTRATION_ID: number(style, id),
    OFFENDER_ID: number(style, person.delius.offenderId),
    REGISTER_TYPE_ID: number(style, IOM_REGISTER.id),
    REGISTER_CATEGORY_ID: number(style, categoryOf(categoryCode).id),
    REGISTER_LEVEL_ID: null,
    REGISTRATION_DATE: date(style, registeredOn(person)),
    NEXT_REVIEW_DATE: date(style, registeredOn(person) + REVIEW_AFTER),
    REGISTERING_TEAM_ID: number(style, person.delius.team.id),
    DEREGISTERED: flag(style, change === 'deregistered'),
    SOFT_DELETED: flag(style, change === 'deleted'),
    ROW_VERSION: number(style, change === 'added' ? 1 : 2),
  };
  return rowLine(source, person, style, {
    table: 'REGISTRATION',
    key: ['REGISTRATION_ID', id],
    op: change === 'added' ? 'c' : 'u',
    after,
    committed: written - SECOND,
  });
}

/** Most had been on IOM for some time when the feed begins. */
function registeredOn({ role, index, changeWeek }: ProbationPerson): Wall {
  return role === 'joins-later' ? dayOfWeek(changeWeek, FRIDAY) : FIRST_MONDAY - (index % 90) * DAY;
}

function registrationIdOf({ index }: ProbationPerson): number {
  return 2_700_000_000 + index;
}

function deregistrationIdOf({ index }: ProbationPerson): number {
  return 2_600_000_000 + index;
}

function categoryOf(code: string): (typeof REGISTER_CATEGORIES)[number] {
  return REGISTER_CATEGORIES.find((category) => category.code === code) ?? REGISTER_CATEGORIES[0];
}

function hasRow(seed: string, person: ProbationPerson): boolean {
  return !isWellKnown(person) && randomOf(seed, 'registration-row', person.index).chance(WITH_ROW);
}

function isWellKnown({ index }: ProbationPerson): boolean {
  return index < WELL_KNOWN_PEOPLE.length;
}

function midnightOf(wall: Wall): Wall {
  return wall - (wall % DAY);
}
