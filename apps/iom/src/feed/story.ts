import { deselections, fridayChanges } from './changes.js';
import { faultLines } from './faults.js';
import type { FeedOptions } from './feed-options.js';
import { firstRegistrations, introduction } from './beginnings.js';
import { forceWeek } from './force-week.js';
import type { Chapter, Line } from './line.js';
import type { FeedPerson } from './person.js';
import { policeWeek } from './police-week.js';
import type { Population } from './population.js';
import { isKnownToProbation, type ProbationPerson } from './probation-line.js';
import { probationWeek } from './probation-week.js';

/** People told of at once: what bounds a step, and so the memory of a feed of any length. */
const PEOPLE_A_CHAPTER = 2_000;

type Telling = (person: FeedPerson) => readonly Line[];

/**
 * The whole story, chapter by chapter, without end: who people are, who is on IOM, and then week by week what both sides
 * write of them and what changes. Nothing in a chapter depends on what another source says in the same chapter; what one
 * source says in it is in the order in which that source wrote it.
 */
export function* storyOf(
  { seed }: FeedOptions,
  population: Population,
): Generator<Chapter, void, void> {
  const { territory } = population;
  const source = { org: territory.probation.org, areaId: territory.probation.areaId };
  const police = (person: FeedPerson, week: number) =>
    person.niche.flatMap((niche) => [
      ...policeWeek(seed, person, niche, week, source.org),
      ...forceWeek(seed, person, niche, week, source.org),
    ]);
  const probation = (week: number): Telling =>
    knownToProbation((person) => probationWeek(source, seed, person, week));

  yield* told(
    'people',
    population,
    knownToProbation((person) => introduction(source, seed, person)),
  );
  yield* told(
    'registrations',
    population,
    knownToProbation((person) => firstRegistrations(source, seed, person)),
  );
  for (let week = 1; ; week++) {
    if (week === 1) {
      // A force's first record of somebody links it to them: what probation writes next may show the force's own name for them.
      yield* told('week 1: police contacts', population, (person) => police(person, week));
      yield* told('week 1: probation contacts', population, probation(week));
    } else {
      yield* told(`week ${week}: contacts`, population, (person) => [
        ...police(person, week),
        ...probation(week)(person),
      ]);
    }
    yield* told(`week ${week}: limits, areas, selections`, population, (person) => [
      ...(isKnownToProbation(person) ? fridayChanges(source, seed, person, week, territory) : []),
      ...faultLines(source, seed, person, week),
    ]);
    yield* told(
      `week ${week}: deselections`,
      population,
      knownToProbation((person) => deselections(source, seed, person, week)),
    );
  }
}

function knownToProbation(tell: (person: ProbationPerson) => readonly Line[]): Telling {
  return (person) => (isKnownToProbation(person) ? tell(person) : []);
}

/** One idea of the story for everybody, in as many chapters as it takes. Chapters without a word are left out. */
function* told(label: string, population: Population, tell: Telling): Generator<Chapter> {
  const { size, personAt } = population;
  const parts = Math.ceil(size / PEOPLE_A_CHAPTER);
  for (let part = 0; part < parts; part++) {
    const lines: Line[] = [];
    const until = Math.min(size, (part + 1) * PEOPLE_A_CHAPTER);
    for (let index = part * PEOPLE_A_CHAPTER; index < until; index++) {
      lines.push(...tell(personAt(index)));
    }
    if (lines.length === 0) continue;
    yield {
      label: parts === 1 ? label : `${label} (${part + 1} of ${parts})`,
      lines: lines.toSorted((a, b) => a.at - b.at),
    };
  }
}
