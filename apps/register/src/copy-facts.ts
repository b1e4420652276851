import type { Observed } from '@iom/domain';
import { withdrawalsOf } from './carried.js';
import { retraction } from './content-facts.js';
import type { Draft } from './draft.js';
import { copyKey, recordKey } from './keys.js';
import type { CarriedRecord } from './register-value.js';
import type { Taken } from './taken.js';

/** Remembers of a record that has said nothing yet that it is a copy, so that it is known when it does. */
export function expectCopy(draft: Draft, { meta, disclosureId }: Observed<'CopyDeclared'>): void {
  const key = copyKey(meta);
  if (draft.get(key, 'copy') === undefined) draft.put(key, { kind: 'copy', copyOf: disclosureId });
}

/**
 * A record turns out to be a copy of what its organisation had been told. What it has said is withdrawn from whoever had it, and
 * what it says from now on is a copy's. The first disclosure that it is found to be a copy of stands.
 */
export function takeCopy(
  draft: Draft,
  record: CarriedRecord,
  { meta, disclosureId }: Observed<'CopyDeclared'>,
): Taken {
  if (record.copyOf !== null) return { drop: 'same-fact' };
  const [first, ...rest] = withdrawalsOf(record);
  draft.put(recordKey(meta), {
    ...record,
    copyOf: disclosureId,
    threads: record.threads.map(unsaid),
  });
  return first ? retraction(first, rest) : { drop: 'nothing-to-retract' };
}

/** What has been withdrawn is not withdrawn again, nor corrected: nobody has it any more. */
function unsaid(thread: CarriedRecord['threads'][number]): CarriedRecord['threads'][number] {
  return { ...thread, said: thread.said.map(({ type }) => ({ type, eventId: null })) };
}
