import { changedFields, type Content, type ContentHash } from './content-hash.js';
import type { Arrival, Draft } from './draft.js';
import { personKey, recordKey } from './keys.js';
import type { CarriedRecord, Person } from './register-value.js';
import { asObserved, type Taken, type Withdrawal } from './taken.js';
import { compareVersions } from './version.js';
import { withdrawWaiting } from './waiting-room.js';

/** Whether this version of the record, or a later one, was here before. Known of nominals' records only. */
export function isOldContent(draft: Draft, { meta }: Content): boolean {
  const record = draft.get(recordKey(meta), 'record');
  return record !== undefined && compareVersions(meta.sourceVersion, record.version) <= 0;
}

/**
 * A contact, offered or recorded. Told once in its own words; a later version is a correction, a retraction when its outcome
 * is gone, or nothing when it says the same. What was read from a snapshot is no news: the first change of it is told in its
 * own words.
 */
export function takeContact(
  draft: Draft,
  person: Person,
  { sequence }: Arrival,
  content: Content,
  contentHash: ContentHash,
): Taken {
  if (isOldContent(draft, content)) return { drop: 'older-or-same-version' };
  const key = recordKey(content.meta);
  const record = draft.get(key, 'record');
  const isOfPerson = record?.subjectId === person.subjectId;
  const carried = isOfPerson ? record : undefined;
  const isNominal = person.nominalSince > 0 && sequence >= person.nominalSince;
  const version = content.meta.sourceVersion;
  const isSnapshot = content.meta.recordLimits.includes('SNAPSHOT');

  if (carried?.type === content.type) {
    const hashes = contentHash.of(content);
    const changed = changedFields(content.type, carried.hashes, hashes);
    const { eventId: corrects, type: recordType } = carried;
    if (corrects !== null || changed.length === 0) draft.put(key, { ...carried, version, hashes });
    if (changed.length === 0) return { drop: 'same-content' };
    if (corrects !== null)
      return { say: { type: 'RecordCorrected', corrects, recordType, changed }, isNotice: true };
  }
  if (
    carried?.type === 'ContactRecorded' &&
    content.type === 'ContactOffered' &&
    hasBeenSaid(carried)
  ) {
    // The outcome has been taken out of the record: what is left of it is the offer.
    draft.put(key, {
      ...carried,
      version,
      type: 'ContactOffered',
      eventId: carried.offerEventId,
      offerEventId: null,
      hashes: contentHash.of(content),
    });
    const { eventId: retracts, type: recordType } = carried;
    if (retracts === null) return { drop: 'same-content' };
    return { say: { type: 'RecordRetracted', retracts, recordType }, isNotice: true };
  }

  // A record that has moved to someone else was never about the first: they are withdrawn from, in any case.
  const alsoRetracts = record && !isOfPerson ? withdrawalsOf(record) : [];
  if (!isNominal) {
    if (alsoRetracts.length > 0) draft.put(key, withdrawn(record, person.subjectId, version));
    return { drop: 'not-a-nominal', alsoRetracts };
  }
  draft.put(key, {
    kind: 'record',
    subjectId: person.subjectId,
    version,
    type: content.type,
    eventId: isSnapshot ? null : content.meta.eventId,
    offerEventId: offerBefore(carried, content),
    hashes: contentHash.of(content),
  });
  return { say: asObserved(content), alsoRetracts };
}

/** The source has deleted a record. Its versions that still wait, or come late, are not said any more. */
export function takeRetraction(draft: Draft, person: Person, { observed }: Arrival): Taken {
  const { meta } = observed;
  const key = recordKey(meta);
  const record = draft.get(key, 'record');
  if (record && compareVersions(meta.sourceVersion, record.version) <= 0)
    return { drop: 'older-or-same-version' };
  withdrawWaiting(draft, personKey(person.subjectId), meta);
  if (person.version > 0) draft.put(key, withdrawn(record, person.subjectId, meta.sourceVersion));
  const [first, ...rest] = record ? withdrawalsOf(record) : [];
  return first ? retraction(first, rest) : { drop: 'nothing-to-retract' };
}

function retraction(first: Withdrawal, alsoRetracts: readonly Withdrawal[]): Taken {
  const { eventId: retracts, recordType } = first;
  return { say: { type: 'RecordRetracted', retracts, recordType }, isNotice: true, alsoRetracts };
}

/** Everything that was said from a record, the latest first. */
function withdrawalsOf({ subjectId, type, eventId, offerEventId }: CarriedRecord): Withdrawal[] {
  const said: Withdrawal[] = [];
  if (eventId !== null && type !== null) said.push({ subjectId, eventId, recordType: type });
  if (offerEventId !== null)
    said.push({ subjectId, eventId: offerEventId, recordType: 'ContactOffered' });
  return said;
}

function withdrawn(
  record: CarriedRecord | undefined,
  subjectId: string,
  version: string,
): CarriedRecord {
  return {
    kind: 'record',
    subjectId: record?.subjectId ?? subjectId,
    version,
    type: null,
    eventId: null,
    offerEventId: null,
    hashes: '',
  };
}

function hasBeenSaid({ eventId, offerEventId }: CarriedRecord): boolean {
  return eventId !== null || offerEventId !== null;
}

/** The offer that was told before the outcome; an outcome that was not told itself has not used it up. */
function offerBefore(carried: CarriedRecord | undefined, { type }: Content): string | null {
  if (type !== 'ContactRecorded' || carried === undefined) return null;
  return carried.type === 'ContactOffered' ? carried.eventId : carried.offerEventId;
}
