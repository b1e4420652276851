import type { Day, LinkEvidence, PoliceIdentity, Standing, YesNo } from '@iom/domain';
import { ageOf, dayOf } from './age.js';
import { areaOf, type PoliceOf } from './area.js';
import { cohortOf } from './cohort.js';
import type { Draft } from './draft.js';
import { pncKey } from './keys.js';
import { isSetAside, limitedAccessOf } from './limits.js';
import type { NicheNominal, Person } from './register-value.js';

/** What is true of a person by all that has been taken so far, on that day. Nothing without a source is claimed. */
export function standingOf(draft: Draft, person: Person, today: Day, policeOf: PoliceOf): Standing {
  const nominals = linkedNominals(draft, person);
  const police = nominals
    .filter((niche) => !isContested(draft, niche, person))
    .map(({ org, nominalId, pncId }): PoliceIdentity => ({ org, nominalId, pncId }))
    .toSorted((a, b) => compareText(`${a.org}/${a.nominalId}`, `${b.org}/${b.nominalId}`));
  return {
    subjectId: person.subjectId,
    cohort: cohortOf(person),
    custody: person.custody.inCustody,
    statutory: 'UNKNOWN',
    area: areaOf(person, policeOf),
    age18OrOver: ageOfPerson(person, nominals, today),
    limitedAccess: limitedAccessOf(person, dayOf(draft.order.clock)),
    setAside: isSetAside(person, dayOf(draft.order.clock)),
    protectedPerson: false,
    restrictions: [],
    otherUnits: [],
    probation: { crn: person.crn, pncId: person.pncId },
    police,
    link: linkOf(draft, person, police.length > 0),
    mergedInto: null,
  };
}

/** The age alone: it changes without a fact. */
export function ageOn(draft: Draft, person: Person, today: Day): YesNo {
  return ageOfPerson(person, linkedNominals(draft, person), today);
}

/** Whether what the force says of its nominal contradicts the link: another valid PNC, or one that someone else has. */
export function isContested(draft: Draft, { pncId }: NicheNominal, person: Person): boolean {
  if (pncId === null) return false;
  const holders = draft.get(pncKey(pncId), 'pnc')?.current ?? [];
  if (holders.some((subjectId) => subjectId !== person.subjectId)) return true;
  return person.pncId !== pncId && !person.replacedPncIds.includes(pncId);
}

export function sameStanding(a: Standing, b: Standing): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}

/** A standing read back from state and one just made need not have their fields in one order. */
function inOrder({ cohort, area, probation, police, ...rest }: Standing): readonly unknown[] {
  return [
    cohort && [cohort.category, cohort.subCategory, cohort.selectedOn, cohort.reviewDue],
    [area.provider, area.pdu, area.team, area.probationOrg, area.policeOrg],
    [probation.crn, probation.pncId],
    police.map(({ org, nominalId, pncId }) => [org, nominalId, pncId]),
    [rest.custody, rest.statutory, rest.age18OrOver, rest.limitedAccess, rest.setAside, rest.link],
    [rest.protectedPerson, rest.restrictions, rest.otherUnits, rest.mergedInto],
  ];
}

function linkOf(draft: Draft, person: Person, isLinked: boolean): LinkEvidence {
  if (person.conflicts.length > 0 || sharesPnc(draft, person)) return 'CONFLICT';
  return isLinked ? 'EXACT_PNC' : 'ONE_SIDE';
}

function sharesPnc(draft: Draft, { pncId }: Person): boolean {
  return pncId !== null && (draft.get(pncKey(pncId), 'pnc')?.current.length ?? 0) > 1;
}

function ageOfPerson(person: Person, nominals: readonly NicheNominal[], today: Day): YesNo {
  const forceDates = nominals.map(({ dateOfBirth }) => dateOfBirth);
  return ageOf(person.dateOfBirth, forceDates, today);
}

function linkedNominals(draft: Draft, person: Person): readonly NicheNominal[] {
  return person.nominals.flatMap((key) => draft.get(key, 'niche') ?? []);
}

function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
