import { noteText } from './canaries.js';
import { dayOfWeek, HOUR, MINUTE, SECOND, type Wall } from './calendar.js';
import {
  AGENCY_TYPES,
  EXCUSED_OUTCOMES,
  KEPT_OUTCOMES,
  MEETING_TYPES,
  MISSED_OUTCOMES,
  NON_CONTACT_TYPES,
} from './code-tables.js';
import { type JointVisit, jointVisitOf } from './joint-visit.js';
import type { Line } from './line.js';
import { isEverNominal } from './person.js';
import {
  contactIdOf,
  contactLine,
  type ContactVersion,
  type ProbationContact,
} from './probation-contacts.js';
import { type ProbationPerson, type ProbationSource, tombstoneLine } from './probation-line.js';
import { type Random, randomOf } from './random.js';
import { rowStyle } from './row.js';
import { WELL_KNOWN_PEOPLE } from './well-known.js';

const THURSDAY = 3;
const CONTACTS = { nominal: 0.5, other: 0.25 } as const;
const HOME_VISIT = MEETING_TYPES.find(({ code }) => code === 'IOHV') ?? MEETING_TYPES[0];

/** A contact and the versions of its row, in their order. */
interface Course {
  readonly contact: ProbationContact;
  readonly versions: readonly ContactVersion[];
}

/** What probation's staff write about somebody in a week. */
export function probationWeek(
  source: ProbationSource,
  seed: string,
  person: ProbationPerson,
  week: number,
): readonly Line[] {
  const random = randomOf(seed, 'probation', person.index, week);
  const together = jointVisitOf(seed, person, week);
  const share = isEverNominal(person) ? CONTACTS.nominal : CONTACTS.other;
  const due = random.chance(share) || person.index < WELL_KNOWN_PEOPLE.length;
  if (!due && !together) return [];

  const id = contactIdOf(person.index, week, 1);
  const told = together ? jointCourse(random, id, together) : courseOf(random, id, week);
  const { contact, versions } = withEnding(random, told);
  const style = rowStyle(random);
  const lines = versions.map((version) => contactLine(source, person, style, contact, version));
  return [...lines, ...tombstoneOf(source, person, contact, versions), ...again(random, lines)];
}

function courseOf(random: Random, id: number, week: number): Course {
  const draw = random.below(100);
  if (draw < 50) return appointment(random, id, week, random.pick(MEETING_TYPES).id, true);
  if (draw < 60) return appointment(random, id, week, random.pick(AGENCY_TYPES).id, true);
  if (draw < 65) return appointment(random, id, week, random.pick(MEETING_TYPES).id, false);
  if (draw < 73) return noted(random, id, week, random.pick(NON_CONTACT_TYPES).id, null);
  const typeId = random.pick(MEETING_TYPES).id;
  const course = noted(random, id, week, typeId, outcomeOf(random));
  if (draw < 90) return course;
  const limit = random.pick(['sensitive', 'visor', 'visor-exported', 'training'] as const);
  return { ...course, contact: { ...course.contact, limit } };
}

/** Offered on Monday, for a day of the week; what came of it is written down that evening, or days later. */
function appointment(
  random: Random,
  id: number,
  week: number,
  typeId: number,
  answered: boolean,
): Course {
  const created = dayOfWeek(week, 0) + 13 * HOUR + random.below(240) * MINUTE;
  const day = dayOfWeek(week, random.between(1, 2));
  const contact = contactOf(random, { id, typeId, day, created });
  const offered = {
    version: 1,
    outcomeId: null,
    op: 'c',
    committed: created + 5 * SECOND,
  } as const;
  const answer = {
    version: 2,
    outcomeId: outcomeOf(random),
    op: 'u',
    committed: writtenAfter(random, day, week),
    notesUnavailable: random.chance(0.3),
  } as const;
  return { contact, versions: answered ? [offered, answer] : [offered] };
}

/** Written down once, after it had happened. */
function noted(
  random: Random,
  id: number,
  week: number,
  typeId: number,
  outcomeId: number | null,
): Course {
  const day = dayOfWeek(week, random.between(1, 2));
  const committed = writtenAfter(random, day, week);
  const contact = contactOf(random, { id, typeId, day, created: committed - 5 * SECOND });
  return { contact, versions: [{ version: 1, outcomeId, op: 'c', committed }] };
}

function jointCourse(random: Random, id: number, { day, probationStart }: JointVisit): Course {
  const committed = day + 18 * HOUR + random.below(120) * MINUTE;
  const typeId = HOME_VISIT?.id ?? 0;
  const contact = contactOf(random, { id, typeId, day, created: committed - 5 * SECOND });
  const outcomeId = KEPT_OUTCOMES[0].id;
  return {
    contact: { ...contact, start: probationStart },
    versions: [{ version: 1, outcomeId, op: 'c', committed }],
  };
}

function contactOf(
  random: Random,
  given: Pick<ProbationContact, 'id' | 'typeId' | 'day' | 'created'>,
): ProbationContact {
  return {
    ...given,
    start: random.chance(0.08) ? null : 9 * HOUR + random.below(32) * 15 * MINUTE,
    startWithoutDate: random.chance(0.5),
    notes: random.chance(0.7) ? noteText(random) : null,
    limit: 'none',
  };
}

function writtenAfter(random: Random, day: Wall, week: number): Wall {
  const written = random.chance(0.15) ? dayOfWeek(week, THURSDAY) : day;
  return written + 18 * HOUR + random.below(180) * MINUTE;
}

function outcomeOf(random: Random): number {
  const draw = random.below(100);
  if (draw < 70) return random.pick(KEPT_OUTCOMES).id;
  return draw < 85 ? random.pick(MISSED_OUTCOMES).id : random.pick(EXCUSED_OUTCOMES).id;
}

/** Some records are taken back, marked as deleted or deleted in fact; some are seen once more by a snapshot. */
function withEnding(random: Random, course: Course): Course {
  const last = course.versions.at(-1);
  const draw = random.below(100);
  if (!last || draw >= 8) return course;
  return { ...course, versions: [...course.versions, endingOf(draw, last)] };
}

function endingOf(draw: number, last: ContactVersion): ContactVersion {
  const committed = last.committed + HOUR;
  if (draw < 3) {
    return { ...last, version: last.version + 1, op: 'u', committed, softDeleted: true };
  }
  return { ...last, op: draw < 5 ? 'd' : 'r', committed, notesUnavailable: false };
}

function tombstoneOf(
  source: ProbationSource,
  person: ProbationPerson,
  { id }: ProbationContact,
  versions: readonly ContactVersion[],
): readonly Line[] {
  const last = versions.at(-1);
  if (last?.op !== 'd') return [];
  return [tombstoneLine(source, person, ['CONTACT_ID', id], last.committed)];
}

/** A connector that was started again sends what it had sent: an older version may come after a newer one. */
function again(random: Random, lines: readonly Line[]): readonly Line[] {
  const [first] = lines;
  const last = lines.at(-1);
  if (!first || !last || !random.chance(0.04)) return [];
  return [{ ...first, at: last.at + 30 * MINUTE }];
}
