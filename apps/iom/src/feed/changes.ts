import { dayOfWeek, HOUR, MINUTE, SECOND, type Wall } from './calendar.js';
import { limitChanges } from './limits.js';
import type { Line } from './line.js';
import { type Allocation, offenderLine, offenderManagerLine } from './offender-rows.js';
import type { ProbationPerson, ProbationSource } from './probation-line.js';
import { type Random, randomOf } from './random.js';
import { iomRegistrationLines } from './registrations.js';
import { rowStyle } from './row.js';
import type { Territory } from './territory.js';

const FRIDAY = 4;
const SNAPSHOT_AGAIN = 0.01;

/** Limits, areas and selections that change on the Friday of a week. Nobody has two kinds of change. */
export function fridayChanges(
  source: ProbationSource & { readonly areaId: number },
  seed: string,
  person: ProbationPerson,
  week: number,
  territory: Territory,
): readonly Line[] {
  const random = randomOf(seed, 'friday', person.index, week);
  const morning = dayOfWeek(week, FRIDAY) + 9 * HOUR + random.below(120) * MINUTE;
  const limited = limitChanges(person).filter((change) => change.week === week);
  const style = rowStyle(random);
  if (limited.length > 0) {
    return limited.map(({ version, limits }) =>
      offenderLine(source, person, style, { version, limits, op: 'u', committed: morning }),
    );
  }
  if (person.role === 'ordinary' && random.chance(SNAPSHOT_AGAIN)) {
    const row = { version: 1, limits: 'NONE', op: 'r', committed: morning } as const;
    return [offenderLine(source, person, style, row)];
  }
  if (week !== person.changeWeek) return [];
  if (person.role === 'moves') return move(source, random, person, morning, territory);
  const written = dayOfWeek(week, FRIDAY) + 13 * HOUR + random.below(120) * MINUTE;
  if (person.role === 'joins-later') {
    const { categoryCode } = person;
    return iomRegistrationLines(source, seed, person, { change: 'added', categoryCode, written });
  }
  if (person.role === 'recategorised') {
    const categoryCode = person.categoryCode === 'I3' ? 'I4' : 'I3';
    return iomRegistrationLines(source, seed, person, { change: 'updated', categoryCode, written });
  }
  return [];
}

/** Who leaves IOM that Friday. */
export function deselections(
  source: ProbationSource,
  seed: string,
  person: ProbationPerson,
  week: number,
): readonly Line[] {
  if (week !== person.changeWeek) return [];
  const random = randomOf(seed, 'deselection', person.index);
  const written = dayOfWeek(week, FRIDAY) + 15 * HOUR + random.below(120) * MINUTE;
  const { categoryCode } = person;
  if (person.role === 'deselected') {
    const change = 'deregistered';
    return iomRegistrationLines(source, seed, person, { change, categoryCode, written });
  }
  if (person.role === 'registered-in-error') {
    return iomRegistrationLines(source, seed, person, { change: 'deleted', categoryCode, written });
  }
  return [];
}

/** The old team's allocation ends, one of another delivery unit begins. */
function move(
  source: ProbationSource & { readonly areaId: number },
  random: Random,
  person: ProbationPerson,
  committed: Wall,
  { units }: Territory,
): readonly Line[] {
  const { unit, team } = person.delius;
  const elsewhere = units.filter(({ code }) => code !== unit.code);
  if (elsewhere.length === 0) return [];
  const next = random.pick(elsewhere);
  const day = dayOfWeek(person.changeWeek, FRIDAY);
  const style = rowStyle(random);
  const ended: Allocation = {
    ordinal: 1,
    unit,
    team,
    from: dayOfWeek(-20, 0),
    until: day,
    op: 'u',
    committed,
  };
  const begun: Allocation = {
    ordinal: 2,
    unit: next,
    team: random.pick(next.teams),
    from: day,
    until: null,
    op: 'c',
    committed: committed + 2 * SECOND,
  };
  return [ended, begun].map((row) => offenderManagerLine(source, person, style, row));
}
