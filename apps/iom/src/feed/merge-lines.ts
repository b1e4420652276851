import { HOUR } from './calendar.js';
import { nominalIdOf, nominalNumber } from './identifiers.js';
import type { Line } from './line.js';
import { type NicheChange, nicheChangeLine } from './niche-line.js';
import type { FeedPerson, NicheRecord, Role } from './person.js';
import { type ForceWeek, policeRecordId, someTime } from './police-teller.js';
import { randomOf } from './random.js';

const MERGES = 0.02;
const UNDONE = 0.25;
/** The bridge shares nothing more of whom a merge names: so they are people of whom it shares nothing anyway. */
const MERGED: ReadonlySet<Role> = new Set(['not-a-nominal', 'police-only', 'troubled']);
/** Far from every number that is somebody's. */
const FIRST_DOUBLE = 9_000_000;

/**
 * A record that was opened twice becomes one with that of its person, and now and then stands alone again. The second one
 * held nothing that links it, so the person is known as before.
 */
export function mergeLines(
  seed: string,
  person: FeedPerson,
  niche: NicheRecord,
  week: number,
): readonly Line[] {
  const random = randomOf(seed, 'merge', niche.nominalId, week);
  if (!MERGED.has(person.role) || !random.chance(MERGES)) return [];
  const { nominalId, force } = niche;
  const number = FIRST_DOUBLE + (nominalNumber(nominalId) % 900_000);
  const double = { force, nominalId: nominalIdOf(force.code, number), pncText: null };
  const stranger = { ...person, croNumber: null, dateOfBirth: null };
  const forceWeek: ForceWeek = { random, person, niche: double, week, probationOrg: '' };
  const base = { entity: 'NominalMerge', recordId: policeRecordId('NM', forceWeek) } as const;
  const changed = someTime(forceWeek);
  const merge: NicheChange = {
    ...base,
    operation: 'created',
    recordVersion: 1,
    changed,
    record: { intoNominalId: nominalId },
  };
  const undone: NicheChange = {
    ...base,
    operation: 'deleted',
    recordVersion: 2,
    changed: changed + 2 * HOUR,
  };
  const changes = random.chance(UNDONE) ? [merge, undone] : [merge];
  return changes.map((change) => ({ ...nicheChangeLine(stranger, double, change), person }));
}
