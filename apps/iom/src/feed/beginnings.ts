import { DAY, FIRST_MONDAY, HOUR, MINUTE, SECOND } from './calendar.js';
import { firstLimits } from './limits.js';
import type { Line } from './line.js';
import { offenderLine, offenderManagerLine } from './offender-rows.js';
import { isEverNominal } from './person.js';
import { type ProbationPerson, type ProbationSource } from './probation-line.js';
import { randomOf } from './random.js';
import { iomRegistrationLines, otherRegistrationLine } from './registrations.js';
import { rowStyle } from './row.js';

/** Who somebody is and who is responsible for them: what a first snapshot of nDelius, or a new case, says. */
export function introduction(
  source: ProbationSource & { readonly areaId: number },
  seed: string,
  person: ProbationPerson,
): readonly Line[] {
  const random = randomOf(seed, 'introduction', person.index);
  const style = rowStyle(random);
  const op = random.chance(0.7) ? 'r' : 'c';
  const committed = FIRST_MONDAY + 5 * HOUR + random.below(120) * MINUTE;
  const { unit, team } = person.delius;
  const from = FIRST_MONDAY - random.between(100, 900) * DAY;
  return [
    offenderLine(source, person, style, { version: 1, limits: firstLimits(person), op, committed }),
    offenderManagerLine(source, person, style, {
      ordinal: 1,
      unit,
      team,
      from,
      until: null,
      op,
      committed: committed + 2 * SECOND,
    }),
  ];
}

/** The registrations of the first morning: most people's IOM, and now and then one of another kind. */
export function firstRegistrations(
  source: ProbationSource,
  seed: string,
  person: ProbationPerson,
): readonly Line[] {
  const random = randomOf(seed, 'first-registrations', person.index);
  const written = FIRST_MONDAY + 9 * HOUR + random.below(180) * MINUTE;
  if (isEverNominal(person)) {
    if (person.role === 'joins-later') return [];
    const { categoryCode } = person;
    return iomRegistrationLines(source, seed, person, { change: 'added', categoryCode, written });
  }
  return random.chance(0.2) ? [otherRegistrationLine(source, seed, person, written)] : [];
}
