import type { Meta } from '@iom/domain';
import {
  isOldContent,
  latestCarried,
  threadOf,
  untold,
  versionsOf,
  withdrawalsOf,
  withThread,
} from './carried.js';
import type { Content } from './content-fields.js';
import { changedFields, type ContentHash } from './content-hash.js';
import type { Arrival, Draft } from './draft.js';
import { copyKey, personKey, recordKey } from './keys.js';
import { lineOf, tellsChange } from './matters.js';
import type { CarriedRecord, Person, Thread } from './register-value.js';
import { asObserved, type Taken, type Withdrawal } from './taken.js';
import { compareVersions, isMessage, NO_VERSIONS, withVersion } from './version.js';
import { withdrawWaiting } from './waiting-room.js';

/** A message is of when something happened and a row of when it was written: that they differ is no change. */
const WHEN_TOLD = 'occurredAt';

/**
 * Something said from a record about a person. It is told once in its own words; a later version is a correction, the next
 * change if that is what the type tells, a retraction when the matter has gone back, or nothing when it says the same. What
 * was read from a snapshot is no news: the first change of it is told in its own words.
 */
export function takeContent(
  draft: Draft,
  person: Person,
  { sequence }: Arrival,
  content: Content,
  contentHash: ContentHash,
): Taken {
  const { meta } = content;
  const key = recordKey(meta);
  const record = draft.get(key, 'record');
  if (isOldContent(record, content)) return { drop: 'older-or-same-version' };
  const isOfPerson = record?.subjectId === person.subjectId;
  const known = isOfPerson ? record : undefined;
  const declared = record === undefined ? draft.get(copyKey(meta), 'copy') : undefined;
  const copyOf = record?.copyOf ?? declared?.copyOf ?? meta.causedByDisclosureId;
  const carried: CarriedRecord = { ...(known ?? untold(person.subjectId)), copyOf };
  const marks = copyOf === null ? {} : { causedByDisclosureId: copyOf };
  const isNominal = person.nominalSince > 0 && sequence >= person.nominalSince;
  const isSnapshot = meta.recordLimits.includes('SNAPSHOT');
  const hashes = contentHash.of(content);
  const thread = threadOf(known, content);
  const isOfMessage = isMessage(meta);
  const before = record && !isOfPerson ? versionsOf(record) : NO_VERSIONS;
  const versions = withVersion(thread?.versions ?? before, meta);
  const next = { versions, hashes, isOfMessage };
  const remember = (each: Thread): void => {
    draft.put(key, withThread(carried, each));
    if (declared !== undefined) draft.put(copyKey(meta), undefined);
  };

  const last = thread?.said.at(-1);
  if (thread && last && lineOf(last.type) === lineOf(content.type)) {
    const isOtherShape = thread.isOfMessage !== isOfMessage;
    const changed = changedFields(content.type, thread.hashes, hashes).filter(
      (field) => !(isOtherShape && field === WHEN_TOLD),
    );
    const { eventId: corrects, type: recordType } = last;
    if (isOtherShape && changed.length === 0) {
      // What was said stays what the next is compared with: its time is of its own shape.
      remember({ ...thread, versions });
      return { drop: 'same-content' };
    }
    if (corrects !== null || changed.length === 0) remember({ ...thread, ...next });
    if (changed.length === 0) return { drop: 'same-content' };
    if (corrects !== null) {
      if (!tellsChange(content.type) || !isNominal || isSnapshot)
        return { say: { type: 'RecordCorrected', corrects, recordType, changed }, isNotice: true, marks }; // prettier-ignore
      remember({ ...next, said: [...thread.said, { type: content.type, eventId: meta.eventId }] });
      return { say: asObserved(content), marks: { ...marks, supersedes: corrects } };
    }
  }
  if (thread && last && lineOf(last.type) > lineOf(content.type) && hasBeenSaid(thread)) {
    // The matter has gone back: an outcome was taken out, and what is left of the record is the offer.
    const [taken, left] = partedAt(thread, content);
    const said = left.length > 0 ? left : [{ type: content.type, eventId: null }];
    remember({ ...next, said });
    const [first, ...rest] = withdrawalsOf({ ...carried, threads: [{ ...thread, said: taken }] });
    return first ? { ...retraction(first, rest), marks } : { drop: 'same-content' };
  }

  // A record that has moved to someone else was never about the first: they are withdrawn from, in any case.
  const alsoRetracts = record && !isOfPerson ? withdrawalsOf(record) : [];
  if (!isNominal && !isCountedAfter(person, content)) {
    if (record && alsoRetracts.length > 0)
      draft.put(key, {
        ...untold(record.subjectId),
        withdrawn: withVersion(versionsOf(record), meta),
      });
    return { drop: 'not-a-nominal', alsoRetracts };
  }
  const told = thread?.said.filter(({ eventId }) => eventId !== null) ?? [];
  const eventId = isSnapshot ? null : meta.eventId;
  remember({ ...next, said: [...told, { type: content.type, eventId }] });
  return { say: asObserved(content), isNotice: !isNominal, alsoRetracts, marks };
}

/** The source has deleted a record. Its versions that still wait, or come late, are not said any more. */
export function takeRetraction(draft: Draft, person: Person, meta: Meta): Taken {
  const key = recordKey(meta);
  const known = latestCarried(draft, meta);
  if (known !== null && compareVersions(meta.sourceVersion, known) <= 0)
    return { drop: 'older-or-same-version' };
  const record = draft.get(key, 'record');
  withdrawWaiting(draft, personKey(person.subjectId), meta);
  if (person.version > 0) {
    const withdrawn = withVersion(versionsOf(record), meta);
    draft.put(key, { ...(record ?? untold(person.subjectId)), withdrawn, threads: [] });
  }
  const [first, ...rest] = record ? withdrawalsOf(record) : [];
  return first ? retraction(first, rest) : { drop: 'nothing-to-retract' };
}

/** Says that what a record had said is withdrawn. */
export function retraction(first: Withdrawal, alsoRetracts: readonly Withdrawal[]) {
  const { eventId: retracts, recordType } = first;
  const say = { type: 'RecordRetracted', retracts, recordType } as const;
  return { say, isNotice: true, alsoRetracts };
}

/** What of a matter is taken back when it goes back to this, and what is left. */
function partedAt({ said }: Thread, { type }: Content) {
  const line = lineOf(type);
  const isBeyond = (each: Thread['said'][number]): boolean => lineOf(each.type) > line;
  const left = said.filter((each) => !isBeyond(each) && each.eventId !== null);
  return [said.filter(isBeyond), left] as const;
}

function hasBeenSaid({ said }: Thread): boolean {
  return said.some(({ eventId }) => eventId !== null);
}

/** Outcomes are counted after somebody has left IOM too. */
function isCountedAfter(person: Person, { type }: Content): boolean {
  return type === 'OutcomeMeasured' && person.version > 0;
}
