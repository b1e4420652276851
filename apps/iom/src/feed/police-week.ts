import { addressText, noteText, summaryText } from './canaries.js';
import { dayOfWeek, HOUR, MINUTE, offsetText, type Wall } from './calendar.js';
import { nominalNumber } from './identifiers.js';
import { type JointVisit, jointVisitOf } from './joint-visit.js';
import type { Line } from './line.js';
import { type NicheChange, nicheChangeLine, type NicheObject } from './niche-line.js';
import { type FeedPerson, isEverNominal, type NicheRecord } from './person.js';
import { type Random, randomOf } from './random.js';

const THURSDAY = 3;
const VISITS = { nominal: 0.33, other: 0.12 } as const;

const PLACES: readonly (readonly [kind: string, location: string])[] = [
  ['home-visit', 'home'],
  ['home-visit', 'home'],
  ['home-visit', 'home'],
  ['office', 'police-station'],
  ['phone', 'phone'],
  ['street', 'community'],
  ['custody-visit', 'police-station'],
  ['other', 'other'],
];

interface Visit {
  readonly kind: string;
  readonly location: string;
  readonly planned: boolean;
  readonly joint: boolean;
  readonly occurred: Wall;
  readonly changed: Wall;
}

/**
 * What one force's officers write about somebody in a week. In the first week they write of everybody they know, so that
 * every Niche record has been seen before anything depends on it.
 */
export function policeWeek(
  seed: string,
  person: FeedPerson,
  niche: NicheRecord,
  week: number,
  probationOrg: string,
): readonly Line[] {
  const random = randomOf(seed, 'police', niche.nominalId, week);
  const together = niche === person.niche[0] ? jointVisitOf(seed, person, week) : undefined;
  const share = isEverNominal(person) ? VISITS.nominal : VISITS.other;
  const due = random.chance(share) || week === 1;
  if (!due && !together) return [];

  const visit = together ? jointVisit(random, together) : someVisit(random, week);
  const number = `${nominalNumber(niche.nominalId) * 1_000 + week}`.padStart(6, '0');
  const recordId = `OC-2026-${number}`;
  const plannedId = `PC-2026-${number}`;
  const changes = [
    ...(visit.planned ? [planning(visit, plannedId, week)] : []),
    ...tellings(random, visit, recordId, visit.planned ? plannedId : null, probationOrg),
  ];
  const lines = changes.map((change) => nicheChangeLine(person, niche, change));
  const again = lines.at(0);
  return again && random.chance(0.03)
    ? [...lines, { ...again, at: (lines.at(-1)?.at ?? again.at) + MINUTE }]
    : lines;
}

function someVisit(random: Random, week: number): Visit {
  const [kind, location] = random.pick(PLACES);
  const occurred = dayOfWeek(week, random.between(1, 2)) + random.between(8 * 60, 20 * 60) * MINUTE;
  const late = random.chance(0.12);
  return {
    kind,
    location,
    planned: random.chance(0.25),
    joint: false,
    occurred,
    changed: late ? dayOfWeek(week, THURSDAY) + 20 * HOUR : occurred + 40 * MINUTE,
  };
}

function jointVisit(random: Random, { day, policeStart }: JointVisit): Visit {
  const occurred = day + policeStart;
  const planned = random.chance(0.5);
  const changed = occurred + 2 * HOUR;
  return { kind: 'joint-visit', location: 'home', planned, joint: true, occurred, changed };
}

function planning({ kind, joint, location, occurred }: Visit, recordId: string, week: number) {
  return {
    entity: 'OfficerContactPlanned',
    operation: 'created',
    recordId,
    recordVersion: 1,
    changed: dayOfWeek(week, 0) + 14 * HOUR,
    record: { plannedFor: offsetText(occurred), kind, joint, location },
  } as const satisfies NicheChange;
}

/** The visit as written down first, and what became of that record. */
function tellings(
  random: Random,
  visit: Visit,
  recordId: string,
  plannedRecordId: string | null,
  probationOrg: string,
): readonly NicheChange[] {
  const handling = {
    marking: random.chance(0.3) ? 'OFFICIAL' : 'OFFICIAL-SENSITIVE',
    restricted: random.chance(0.02),
    embargoedUntilReleased: random.chance(0.02),
  };
  const base = { entity: 'OfficerContact', recordId, ...handling } as const;
  const record = contactRecord(random, visit, plannedRecordId, probationOrg);
  const told: NicheChange = {
    ...base,
    operation: 'created',
    recordVersion: 1,
    changed: visit.changed,
    record,
  };
  const changed = visit.changed + 90 * MINUTE;
  const draw = random.below(100);
  if (draw < 8) {
    const summaryForProbation = summaryText(random);
    const corrected = { ...record, outcome: 'seen', summaryForProbation };
    return [told, { ...base, operation: 'updated', recordVersion: 2, changed, record: corrected }];
  }
  return draw < 11 ? [told, { ...base, operation: 'deleted', recordVersion: 2, changed }] : [told];
}

function contactRecord(
  random: Random,
  { kind, location, planned, joint, occurred }: Visit,
  plannedRecordId: string | null,
  probationOrg: string,
): NicheObject {
  return {
    occurredAt: offsetText(occurred),
    kind,
    planned,
    outcome: joint ? 'seen' : outcomeOf(random),
    joint,
    location,
    ...(location === 'home' && random.chance(0.5) ? { address: addressText(random) } : {}),
    ...(random.chance(0.7) ? { notes: noteText(random) } : { notes: null }),
    ...(random.chance(0.3) ? { summaryForProbation: summaryText(random) } : {}),
    ...(random.chance(0.4)
      ? { welfareConcern: random.pick(['none', 'housing', 'health', 'substance', 'safety']) }
      : {}),
    ...(random.chance(0.15) ? { childPresent: random.chance(0.3) } : {}),
    ...(plannedRecordId === null ? {} : { plannedRecordId }),
    ...(joint ? { jointWith: [probationOrg] } : {}),
  };
}

function outcomeOf(random: Random): string {
  const draw = random.below(100);
  if (draw < 65) return 'seen';
  if (draw < 85) return 'not-seen';
  return draw < 92 ? 'refused' : 'cancelled';
}
