import type { Observed } from '@iom/domain';
import { untold, withdrawalsOf } from './carried.js';
import type { Draft } from './draft.js';
import { recordKey } from './keys.js';
import type { Person } from './register-value.js';
import { asObserved, type Taken } from './taken.js';

/** The record of which an embargo is lifted, as the source's own records are named. */
export function embargoedKey({ meta, recordId }: Observed<'EmbargoLifted'>): string {
  return recordKey({ sourceOrg: meta.sourceOrg, sourceRecordId: recordId });
}

/**
 * A force has released what was under embargo. What that was has been said and is held: this names the event, so that it can
 * be decided again.
 */
export function takeEmbargoLift(
  draft: Draft,
  person: Person,
  observed: Observed<'EmbargoLifted'>,
): Taken {
  const record = draft.get(embargoedKey(observed), 'record');
  if (record === undefined || record.subjectId !== person.subjectId)
    return { drop: 'nothing-to-lift' };
  const [latest] = withdrawalsOf(record);
  if (latest === undefined) return { drop: 'nothing-to-lift' };
  const own = recordKey(observed.meta);
  if (draft.get(own, 'record') !== undefined) return { drop: 'older-or-same-version' };
  draft.put(own, untold(person.subjectId));
  return { say: asObserved(observed), isNotice: true, marks: { causationId: latest.eventId } };
}
