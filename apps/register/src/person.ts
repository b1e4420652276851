import { subjectIdOf } from '@iom/domain';
import type { Draft } from './draft.js';
import { crnKey } from './keys.js';
import { NO_CUSTODY_KNOWN } from './custody.js';
import type { Person } from './register-value.js';

/** Someone whom probation has named for the first time. Everything that is not known is unknown. */
export function newPerson(draft: Draft, deploymentKey: Buffer, org: string, crn: string): string {
  const subjectId = subjectIdOf(deploymentKey, `crn:${org}:${crn}`);
  const person: Person = {
    kind: 'person',
    subjectId,
    org,
    crn,
    pncId: null,
    replacedPncIds: [],
    nomsNumber: null,
    dateOfBirth: null,
    exclusion: 'UNKNOWN',
    restriction: 'UNKNOWN',
    limits: [],
    registrations: [],
    closedAllAt: 0,
    allocations: [],
    facts: [],
    nominals: [],
    conflicts: [],
    setAside: [],
    custody: NO_CUSTODY_KNOWN,
    merges: [],
    nominalSince: 0,
    version: 0,
    standing: null,
  };
  draft.putPerson(person);
  draft.put(crnKey(crn), { kind: 'identity', subjectId, claimedBy: [], setAside: [] });
  return subjectId;
}
