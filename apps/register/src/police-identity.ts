import type { Observed } from '@iom/domain';
import type { Draft } from './draft.js';
import { nicheKey } from './keys.js';
import { changePncOfNominal, linkOnPnc } from './pnc-link.js';
import type { Whom } from './probation-identity.js';
import type { NicheNominal } from './register-value.js';

/** Of which Niche nominal an observation speaks; undefined: of none. */
export function nicheKeyOf({ meta, person: claim }: Observed): string | undefined {
  if (claim.nicheNominalId === null) return undefined;
  return nicheKey(claim.nicheOrg ?? meta.sourceOrg, claim.nicheNominalId);
}

/**
 * Whom a force speaks of: the person whom its nominal is linked to. One that is not is linked now if what it says of
 * itself suffices, else its observations wait for that.
 */
export function whomPoliceMean(draft: Draft, observed: Observed): Whom | undefined {
  const key = nicheKeyOf(observed);
  if (key === undefined) return undefined;
  const known = draft.get(key, 'niche');
  if (known?.subjectId) return { subjectId: known.subjectId };
  learnOfNominal(draft, observed);
  const niche = draft.get(key, 'niche');
  if (niche && niche.pncId !== null) linkOnPnc(draft, niche.pncId);
  const subjectId = draft.get(key, 'niche')?.subjectId;
  return subjectId ? { subjectId } : { holder: key };
}

/** A nominal of which the force has said nothing yet. */
export function unheardNominal(org: string, nominalId: string): NicheNominal {
  return {
    kind: 'niche',
    org,
    nominalId,
    pncId: null,
    dateOfBirth: null,
    subjectId: null,
    setAside: [],
    merges: [],
  };
}

/** Takes what a force says of its nominal's identity. A value that is missing or failed its check takes nothing back. */
export function learnOfNominal(draft: Draft, observed: Observed): void {
  const key = nicheKeyOf(observed);
  if (key === undefined) return;
  const { meta, person: claim } = observed;
  const known =
    draft.get(key, 'niche') ??
    unheardNominal(claim.nicheOrg ?? meta.sourceOrg, claim.nicheNominalId ?? '');
  const pncId = claim.pncId ?? known.pncId;
  const dateOfBirth = claim.dateOfBirth ?? known.dateOfBirth;
  if (draft.get(key, 'niche') && pncId === known.pncId && dateOfBirth === known.dateOfBirth) return;
  changePncOfNominal(draft, key, { ...known, pncId, dateOfBirth });
  if (known.subjectId !== null) draft.touch(known.subjectId);
}
