import type { Meta } from '@iom/domain';
import type { Content } from './content-fields.js';
import type { Draft } from './draft.js';
import { recordKey } from './keys.js';
import { matterOf } from './matters.js';
import type { CarriedRecord, Thread } from './register-value.js';
import type { Withdrawal } from './taken.js';
import { compareVersions } from './version.js';

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

/** Whether this version of the record, or a later one, was here before. Known of nominals' records only. */
export function isOldContent(record: CarriedRecord | undefined, content: Content): boolean {
  const { sourceVersion } = content.meta;
  const isKnown = (version: string | null | undefined): boolean =>
    typeof version === 'string' && compareVersions(sourceVersion, version) <= 0;
  return isKnown(record?.withdrawn) || isKnown(threadOf(record, content)?.version);
}

/** The latest version of the record that was good; null: none is known. */
export function latestCarried(draft: Draft, meta: Meta): string | null {
  const record = draft.get(recordKey(meta), 'record');
  let latest = record?.withdrawn ?? null;
  for (const { version } of record?.threads ?? []) {
    if (latest === null || compareVersions(version, latest) > 0) latest = version;
  }
  return latest;
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
