import type { Meta } from '@iom/domain';
import type { Content } from './content-fields.js';
import type { Draft } from './draft.js';
import { recordKey } from './keys.js';
import { matterOf } from './matters.js';
import type { CarriedRecord, Thread, Versions } from './register-value.js';
import type { Withdrawal } from './taken.js';
import { isKnownVersion, isMessage, latestOf, NO_VERSIONS, versionLike } from './version.js';

/** A record of which nothing has been said. */
export function untold(subjectId: string): CarriedRecord {
  return { kind: 'record', subjectId, withdrawn: null, copyOf: null, threads: [] };
}

/** What the record has said so far of the matter that this content is about. */
export function threadOf(
  record: CarriedRecord | undefined,
  { type }: Pick<Content, 'type'>,
): Thread | undefined {
  const matter = matterOf(type);
  return record?.threads.find(({ said }) => said[0] && matterOf(said[0].type) === matter);
}

/** The record with this thread in the place of the one about the same matter. */
export function withThread(record: CarriedRecord, thread: Thread): CarriedRecord {
  const first = thread.said[0];
  const before = first && threadOf(record, first);
  const others = record.threads.filter((each) => each !== before);
  return { ...record, threads: [...others, thread] };
}

/**
 * Whether this version of the record, or a later one, was here before. Known of nominals' records only. A row tells what is so,
 * and can bring back what was deleted; a message tells what has happened, and nothing happens to a record that is gone.
 */
export function isOldContent(record: CarriedRecord | undefined, content: Content): boolean {
  const { meta } = content;
  const thread = threadOf(record, content);
  if (thread !== undefined && isKnownVersion(thread.versions, meta)) return true;
  const withdrawn = record?.withdrawn ?? null;
  if (withdrawn === null) return false;
  return isKnownVersion(withdrawn, meta) || (thread === undefined && isMessage(meta));
}

/** The latest version of the record that was good and can be compared with this; null: none is known. */
export function latestCarried(draft: Draft, meta: Meta): string | null {
  return versionLike(versionsOf(draft.get(recordKey(meta), 'record')), meta);
}

/** The last versions of the record that were taken, whatever they told. */
export function versionsOf(record: CarriedRecord | undefined): Versions {
  return (record?.threads ?? []).reduce(
    (latest, { versions }) => latestOf(latest, versions),
    record?.withdrawn ?? NO_VERSIONS,
  );
}

/** Everything that was said from a record, the latest first. */
export function withdrawalsOf({ subjectId, threads }: CarriedRecord): Withdrawal[] {
  return threads
    .flatMap(({ said }) => said)
    .flatMap(({ type, eventId }) =>
      eventId === null ? [] : [{ subjectId, eventId, recordType: type }],
    )
    .toReversed();
}
