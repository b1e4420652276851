import type { Observed, PersonMerged, PersonUnmerged } from '@iom/domain';
import type { Draft } from './draft.js';
import { crnKey, nicheKey, nomsKey, recordKey } from './keys.js';
import { newPerson } from './person.js';
import { unheardNominal } from './police-identity.js';
import type { Identity, Person } from './register-value.js';
import { asObserved, type Taken } from './taken.js';

export type MergeFact = Observed<'PersonMerged' | 'PersonUnmerged'>;

/**
 * Two records of a person have become one, or two again. Histories are not brought together yet, so that nobody can say whose
 * limits hold for whom: from now on the limits of everyone named are unknown, and nothing is shared about any of them.
 */
export function takeMerge(draft: Draft, person: Person, observed: MergeFact): Taken {
  const merge = nameOf(observed);
  if (person.merges.includes(merge)) return { drop: 'same-fact' };
  const named = subjectsOfMerge(draft, observed).map((subjectId) => draft.person(subjectId));
  for (const each of named) {
    draft.putPerson({ ...each, merges: [...each.merges, merge] });
    if (each.merges.length === 0) draft.unresolved();
  }
  const alsoOf = named.filter(({ subjectId }) => subjectId !== person.subjectId);
  return { say: asObserved(observed), alsoOf };
}

/** Whom a merge or an unmerge names, by the identifiers that it gives for that and no others. */
export function subjectsOfMerge(draft: Draft, observed: MergeFact): readonly string[] {
  const found = identifiersOf(observed).flatMap((each) => subjectsOf(draft, observed, each));
  return [...new Set(found)];
}

/** Makes those known who were not, so that what is doubtful about them is doubtful as soon as more is heard of them. */
export function nameMerged(draft: Draft, observed: MergeFact, deploymentKey: Buffer): void {
  const { kind, meta } = observed;
  for (const identifier of identifiersOf(observed)) {
    if (kind === 'CRN' && draft.get(crnKey(identifier), 'identity') === undefined)
      newPerson(draft, deploymentKey, meta.sourceOrg, identifier);
    if (kind === 'NICHE_NOMINAL') nameNominal(draft, observed, identifier);
  }
}

/** What is linked is marked by its person; what is not takes its mark along when it is. */
function nameNominal(draft: Draft, observed: MergeFact, nominalId: string): void {
  const { meta } = observed;
  const key = nicheKey(meta.sourceOrg, nominalId);
  const niche = draft.get(key, 'niche') ?? unheardNominal(meta.sourceOrg, nominalId);
  const merge = nameOf(observed);
  if (niche.subjectId === null && !niche.merges.includes(merge))
    draft.put(key, { ...niche, merges: [...niche.merges, merge] });
}

function subjectsOf(draft: Draft, { kind, meta }: MergeFact, identifier: string) {
  switch (kind) {
    case 'CRN':
      return subjectsIn(draft.get(crnKey(identifier), 'identity'));
    case 'NOMS':
      return subjectsIn(draft.get(nomsKey(identifier), 'identity'));
    case 'NICHE_NOMINAL':
      return draft.get(nicheKey(meta.sourceOrg, identifier), 'niche')?.subjectId ?? [];
    case 'PNC':
    case 'CRO':
    case 'UNKNOWN':
      return [];
  }
}

/** By which it is known that this has been told of a person. */
function nameOf({ type, meta }: MergeFact): string {
  return `${type} ${recordKey(meta)}`;
}

function subjectsIn(identity: Identity | undefined): readonly string[] {
  if (!identity?.subjectId) return [];
  return [identity.subjectId, ...identity.claimedBy];
}

function identifiersOf(merge: PersonMerged | PersonUnmerged): readonly string[] {
  const { survivor } = merge;
  const other = 'removed' in merge ? merge.removed : merge.restored;
  return survivor === null ? [other] : [survivor, other];
}
