import type { Draft } from './draft.js';
import { personKey, pncKey } from './keys.js';
import type { NicheNominal, Person, PncHolders } from './register-value.js';
import { moveQueue } from './waiting-room.js';

const NOBODY_HAS_IT: PncHolders = { kind: 'pnc', current: [], replaced: [], claims: [] };

/** The PNC id of a person's current row is this one now; the one before stays as evidence. */
export function changePncOfPerson(draft: Draft, person: Person, pncId: string | null): void {
  const { subjectId, pncId: before } = person;
  if (before === pncId) return;
  draft.putPerson({
    ...person,
    pncId,
    replacedPncIds: replacedBy(person.replacedPncIds, before, pncId),
  });
  if (before !== null) {
    changeHolders(draft, before, (holders) => ({
      ...holders,
      current: without(holders.current, subjectId),
      replaced: [...without(holders.replaced, subjectId), subjectId],
    }));
  }
  if (pncId !== null) {
    changeHolders(draft, pncId, (holders) => ({
      ...holders,
      current: [...holders.current, subjectId],
      replaced: without(holders.replaced, subjectId),
    }));
  }
}

/** The force gives its nominal this PNC id now. */
export function changePncOfNominal(draft: Draft, key: string, niche: NicheNominal): void {
  const before = draft.get(key, 'niche')?.pncId ?? null;
  draft.put(key, niche);
  if (before !== null && before !== niche.pncId) {
    changeHolders(draft, before, (holders) => ({
      ...holders,
      claims: without(holders.claims, key),
    }));
  }
  if (niche.pncId !== null && before !== niche.pncId) {
    changeHolders(draft, niche.pncId, (holders) => ({
      ...holders,
      claims: [...holders.claims, key],
    }));
  }
}

/** Links whoever waits for this PNC id, if exactly one person has it now and nothing speaks against it. */
export function linkOnPnc(draft: Draft, pncId: string): void {
  const holders = draft.get(pncKey(pncId), 'pnc');
  const [subjectId] = holders?.current ?? [];
  if (!holders || subjectId === undefined || holders.current.length !== 1) return;
  if (draft.person(subjectId).conflicts.length > 0) return;
  for (const key of holders.claims) {
    const niche = draft.get(key, 'niche');
    if (niche && niche.subjectId === null) link(draft, key, niche, subjectId);
  }
}

function link(draft: Draft, key: string, niche: NicheNominal, subjectId: string): void {
  draft.put(key, { ...niche, subjectId, setAside: [], merges: [] });
  const person = draft.person(subjectId);
  if (niche.merges.length > 0 && person.merges.length === 0) draft.unresolved();
  draft.putPerson({
    ...person,
    nominals: [...person.nominals, key],
    setAside: [...person.setAside, ...niche.setAside],
    merges: [...person.merges, ...niche.merges],
  });
  moveQueue(draft, key, personKey(subjectId));
  draft.toRelease.add(subjectId);
}

/** Everyone who has the id, and everyone linked to a nominal that claims it, may stand differently now. */
function changeHolders(
  draft: Draft,
  pncId: string,
  change: (holders: PncHolders) => PncHolders,
): void {
  const before = draft.get(pncKey(pncId), 'pnc') ?? NOBODY_HAS_IT;
  const after = change(before);
  const isEmpty = after.current.length + after.replaced.length + after.claims.length === 0;
  draft.put(pncKey(pncId), isEmpty ? undefined : after);
  for (const subjectId of [...before.current, ...after.current]) draft.touch(subjectId);
  for (const key of [...before.claims, ...after.claims]) {
    const subjectId = draft.get(key, 'niche')?.subjectId;
    if (subjectId) draft.touch(subjectId);
  }
}

function replacedBy(
  replaced: readonly string[],
  before: string | null,
  now: string | null,
): readonly string[] {
  const others = replaced.filter((pncId) => pncId !== before && pncId !== now);
  return before === null ? others : [...others, before];
}

function without(list: readonly string[], one: string): readonly string[] {
  return list.filter((each) => each !== one);
}
