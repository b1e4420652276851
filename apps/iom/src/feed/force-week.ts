import { custodyChanges } from './custody-changes.js';
import { flagChanges } from './flag-changes.js';
import { intelligenceChanges } from './intelligence-changes.js';
import type { Line } from './line.js';
import { mergeLines } from './merge-lines.js';
import { nicheChangeLine } from './niche-line.js';
import { type FeedPerson, isEverNominal, type NicheRecord } from './person.js';
import type { PoliceTeller } from './police-teller.js';
import { randomOf } from './random.js';
import { recallChanges } from './recall-changes.js';
import { visitChanges } from './visit-changes.js';
import { nominationChanges } from './nomination-changes.js';

/** What a force writes of those on IOM, beside contacts: of a hundred of them, some fifteen such things a week. */
const OF_NOMINALS: Readonly<Record<string, PoliceTeller>> = {
  custody: custodyChanges,
  intelligence: intelligenceChanges,
  recall: recallChanges,
  visits: visitChanges,
  flags: flagChanges,
};
const OF_OTHERS: Readonly<Record<string, PoliceTeller>> = { nominations: nominationChanges };

/** What else one force writes about somebody in a week. Contacts stay the bulk of what it writes. */
export function forceWeek(
  seed: string,
  person: FeedPerson,
  niche: NicheRecord,
  week: number,
  probationOrg: string,
): readonly Line[] {
  const tellers = Object.entries(isEverNominal(person) ? OF_NOMINALS : OF_OTHERS);
  const changes = tellers.flatMap(([matter, tell]) => {
    const random = randomOf(seed, matter, niche.nominalId, week);
    return tell({ random, person, niche, week, probationOrg });
  });
  return [
    ...changes.map((change) => nicheChangeLine(person, niche, change)),
    ...mergeLines(seed, person, niche, week),
  ];
}
