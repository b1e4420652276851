import type { Observed, PersonClaim } from '@iom/domain';
import type { Draft } from './draft.js';
import { crnKey, nomsKey, offenderKey, personKey } from './keys.js';
import { newPerson } from './person.js';
import { linkOnPnc } from './pnc-link.js';
import type { Identity } from './register-value.js';
import { UNNAMED } from './unnamed.js';
import { moveQueue } from './waiting-room.js';

/** Whom an observation is about, or under which key it waits until that is known. */
export type Whom = { readonly subjectId: string } | { readonly holder: string };

/**
 * Whom probation speaks of: the CRN says, else the OFFENDER_ID, else a NOMS number that stands alone. An OFFENDER row joins the two; a claim that joins them
 * otherwise is a conflict of evidence about both people, and joins nothing.
 */
export function whomProbationMeans(
  draft: Draft,
  { type, meta, person: claim }: Observed,
  deploymentKey: Buffer,
): Whom | undefined {
  const key = claim.offenderId === null ? null : offenderKey(meta.sourceOrg, claim.offenderId);
  const named = key === null ? undefined : draft.get(key, 'identity');
  if (claim.crn === null) {
    if (key === null) return whoeverHasNoms(draft, meta.sourceOrg, claim);
    return named?.subjectId ? { subjectId: named.subjectId } : { holder: key };
  }
  const subjectId =
    draft.get(crnKey(claim.crn), 'identity')?.subjectId ??
    newPerson(draft, deploymentKey, meta.sourceOrg, claim.crn);
  if (key !== null) {
    if (named?.subjectId && named.subjectId !== subjectId) {
      disagree(draft, key, named, subjectId);
    } else if (type === 'IdentifiersReported') {
      join(draft, key, named ?? UNNAMED, subjectId);
    }
  }
  return { subjectId };
}

/**
 * Prisons name people by NOMS number and by nothing else. Whom probation's own row gives it to, if that is one person, is
 * who is meant: what links them is one organisation's own record. Beside any other name it is evidence that was not checked.
 */
function whoeverHasNoms(draft: Draft, org: string, claim: PersonClaim): Whom | undefined {
  const { nomsNumber } = claim;
  if (nomsNumber === null || isNamedOtherwise(claim)) return undefined;
  const identity = draft.get(nomsKey(nomsNumber), 'identity');
  if (!identity?.subjectId) return undefined;
  const holders = [identity.subjectId, ...identity.claimedBy].filter((subjectId) => {
    const person = draft.person(subjectId);
    return person.org === org && person.nomsNumber === nomsNumber;
  });
  const [subjectId] = holders;
  return subjectId !== undefined && holders.length === 1 ? { subjectId } : undefined;
}

function isNamedOtherwise({ pncId, croNumber, nicheNominalId, unverified }: PersonClaim): boolean {
  return pncId !== null || croNumber !== null || nicheNominalId !== null || unverified.length > 0;
}

/** Whether a claim joins a CRN with an OFFENDER_ID that is known to be someone else's. */
export function contradictsItself(
  draft: Draft,
  { meta, person: claim }: Observed,
  subjectId: string,
): boolean {
  if (claim.crn === null || claim.offenderId === null) return false;
  const named = draft.get(offenderKey(meta.sourceOrg, claim.offenderId), 'identity');
  return typeof named?.subjectId === 'string' && named.subjectId !== subjectId;
}

function join(draft: Draft, key: string, identity: Identity, subjectId: string): void {
  if (identity.subjectId === null) {
    draft.put(key, { ...identity, subjectId, setAside: [] });
    if (identity.setAside.length > 0) {
      const person = draft.person(subjectId);
      draft.putPerson({ ...person, setAside: [...person.setAside, ...identity.setAside] });
    }
    moveQueue(draft, key, personKey(subjectId));
    draft.toRelease.add(subjectId);
    return;
  }
  if (identity.claimedBy.length > 0) agree(draft, key, identity, subjectId);
}

function disagree(draft: Draft, key: string, identity: Identity, claimant: string): void {
  if (!identity.claimedBy.includes(claimant)) {
    draft.put(key, { ...identity, claimedBy: [...identity.claimedBy, claimant] });
  }
  for (const subjectId of [identity.subjectId ?? claimant, claimant]) {
    const person = draft.person(subjectId);
    if (person.conflicts.includes(key)) continue;
    draft.putPerson({ ...person, conflicts: [...person.conflicts, key] });
  }
}

/** The row says again what it had said first: the conflict about this OFFENDER_ID has ended. */
function agree(draft: Draft, key: string, identity: Identity, owner: string): void {
  draft.put(key, { ...identity, claimedBy: [] });
  for (const subjectId of [owner, ...identity.claimedBy]) {
    const person = draft.person(subjectId);
    const conflicts = person.conflicts.filter((each) => each !== key);
    draft.putPerson({ ...person, conflicts });
    if (conflicts.length === 0 && person.pncId !== null) linkOnPnc(draft, person.pncId);
  }
}
