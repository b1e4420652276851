import { formatPnc, type Pnc } from '@iom/identity';
import {
  crnOf,
  croNumber,
  misspelt,
  nominalIdOf,
  nomsNumberOf,
  writtenForm,
} from './identifiers.js';
import type { DeliusRecord, FeedPerson, NicheRecord, Role } from './person.js';
import { type Random, randomOf } from './random.js';
import { type DeliveryUnit, type Territory, unitAt } from './territory.js';

const FORENAMES = [
  'Alun',
  'Betsan',
  'Ceri',
  'Delyth',
  'Emyr',
  'Gethin',
  'Heledd',
  'Ifan',
  'Lowri',
  'Megan',
  'Nia',
  'Osian',
  'Rhodri',
  'Sioned',
  'Tomos',
] as const;
/** Welsh for fake, invented, specimen, trial: nobody is called that. */
const SURNAMES = ['Ffug', 'Dychmygol', 'Sbesimen', 'Prawf'] as const;
/** Young enough to stay under 18 for some years after the feed's own. */
const YOUNG = 2011;
const LATEST_PNC_YEAR = 2025;
/** Where the numbers begin by which a force knows people of another's area. */
const ELSEWHERE = 5_000_000;

/** Somebody with this role. Everything that names them follows from their place in the feed. */
export function inventPerson(
  seed: string,
  index: number,
  role: Role,
  territory: Territory,
): Omit<FeedPerson, 'faults'> {
  const random = randomOf(seed, 'person', index);
  const unit = unitAt(territory, index);
  const birthYear = role === 'under-18' ? YOUNG : random.between(1968, 2004);
  const pncYear = Math.min(LATEST_PNC_YEAR, birthYear + random.between(14, 20));
  const pncId = formatPnc(pncYear, 1_000 + index);
  const born = `${birthYear}-${twoDigits(random.between(1, 12))}-${twoDigits(random.between(1, 28))}`;
  return {
    index,
    role,
    surname: `Testcase-${random.pick(SURNAMES)}-${String(index + 1).padStart(6, '0')}`,
    forenames: random.pick(FORENAMES),
    dateOfBirth: role === 'no-date-of-birth' ? null : born,
    pncId,
    croNumber: random.chance(0.4) ? croNumber(pncYear, 1 + (index % 999_999)) : null,
    delius: role === 'police-only' ? null : deliusRecord(random, index, pncId, unit),
    niche: nicheRecords(random, index, role, pncId, unit, territory),
    categoryCode: categoryOf(random, role),
    changeWeek: random.between(2, 5),
  };
}

function deliusRecord(random: Random, index: number, pnc: Pnc, unit: DeliveryUnit): DeliusRecord {
  return {
    crn: crnOf(index),
    offenderId: 2_500_000_000 + index,
    nomsNumber: random.chance(0.5) ? nomsNumberOf(index) : null,
    pncText: writtenForm(pnc, random),
    unit,
    team: random.pick(unit.teams),
  };
}

function nicheRecords(
  random: Random,
  index: number,
  role: Role,
  pnc: Pnc,
  { force }: DeliveryUnit,
  { forces }: Territory,
): readonly NicheRecord[] {
  const own: NicheRecord = {
    force,
    nominalId: nominalIdOf(force.code, index + 1),
    pncText: pncTextOf(random, role, pnc),
  };
  const neighbour = forces.find(({ org }) => org !== force.org);
  if (role !== 'two-forces' || !neighbour) return [own];
  const nominalId = nominalIdOf(neighbour.code, ELSEWHERE + index + 1);
  return [own, { force: neighbour, nominalId, pncText: writtenForm(pnc, random) }];
}

function pncTextOf(random: Random, role: Role, pnc: Pnc): string | null {
  if (role === 'wrong-check-letter') return misspelt(pnc);
  if (role === 'police-only' && random.chance(0.4)) return null;
  return writtenForm(pnc, random);
}

function categoryOf(random: Random, role: Role): string {
  if (role === 'unmapped-category') return 'I9';
  const draw = random.below(10);
  if (draw < 6) return 'I3';
  return draw < 8 ? 'I4' : 'I5';
}

function twoDigits(number: number): string {
  return String(number).padStart(2, '0');
}
