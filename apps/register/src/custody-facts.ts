import type { Meta, Observed, YesNo } from '@iom/domain';
import { isOldContent, threadOf } from './carried.js';
import { takeContent } from './content-facts.js';
import type { ContentHash } from './content-hash.js';
import type { Arrival, Draft } from './draft.js';
import { recordKey } from './keys.js';
import type { Person } from './register-value.js';
import { asObserved, type Taken } from './taken.js';

export type CustodyFact = Observed<'PersonReleased' | 'PersonReceivedIntoCustody'>;

export function isCustodyFact(observed: Observed): observed is CustodyFact {
  return observed.type === 'PersonReleased' || observed.type === 'PersonReceivedIntoCustody';
}

/**
 * Somebody was released, or taken into custody: news when it was otherwise before. A message and a row tell of one release,
 * in whichever order they come, and the second of them is the same fact; a later version of the one that was told corrects it.
 */
export function takeCustody(
  draft: Draft,
  person: Person,
  arrival: Arrival,
  observed: CustodyFact,
  contentHash: ContentHash,
): Taken {
  const { meta, type } = observed;
  const record = draft.get(recordKey(meta), 'record');
  if (isOldContent(record, observed)) return { drop: 'older-or-same-version' };
  const isTold = record?.subjectId === person.subjectId && threadOf(record, observed) !== undefined;
  const { custody } = person;
  const inCustody: YesNo = type === 'PersonReceivedIntoCustody' ? 'YES' : 'NO';
  const isLatest = meta.occurredAt >= custody.since;
  const isChange = isLatest && inCustody !== custody.inCustody;
  if (isLatest) {
    const since = meta.occurredAt;
    draft.putPerson({
      ...person,
      custody: isChange ? { inCustody, since, record: recordKey(meta) } : { ...custody, since },
    });
  }
  if (isTold) return takeContent(draft, person, arrival, observed, contentHash);
  if (!isLatest) return { drop: 'older-or-same-version' };
  if (!isChange) return { drop: 'same-fact' };
  if (person.nominalSince === 0) return { say: asObserved(observed) };
  return takeContent(draft, person, arrival, observed, contentHash);
}

/** The record by which somebody is in custody, or is not, has been deleted: nobody knows any more. */
export function forgetCustody(draft: Draft, subjectId: string, meta: Meta): void {
  const person = draft.person(subjectId);
  if (person.custody.record !== recordKey(meta)) return;
  draft.putPerson({
    ...person,
    custody: { ...person.custody, inCustody: 'UNKNOWN', record: null },
  });
}
