import {
  type Assertion,
  eventIdOf,
  type EventType,
  type Meta,
  type Micros,
  MICROS_PER_DAY,
  type RecordLimit,
  type SubjectCategory,
} from '@iom/domain';
import type { Told } from '../contract/envelope.js';
import type { Readable } from '../reading/readable.js';
import type { Occurred } from '../reading/source-time.js';
import type { Context } from '../source-record.js';

/** No version is below it: whatever of the record can be read later is the better one. */
const UNREADABLE_VERSION = '0';

export interface About {
  readonly occurred: Occurred;
  /** false: something that the record said could not be taken over. */
  readonly isComplete?: boolean;
  /** A fact unless told. */
  readonly assertion?: Assertion;
  /** People on IOM are convicted; CONVICTED unless told. */
  readonly subjectCategory?: SubjectCategory;
}

/** What an event of this change says about itself. */
export function metaOf(change: Told, type: EventType, about: About, context: Context): Meta {
  const { occurred, isComplete = true, assertion = 'FACT', subjectCategory = 'CONVICTED' } = about;
  const sourceVersion = String(change.recordVersion);
  return {
    ...sourceOf(change.recordId, sourceVersion, type, context),
    occurredAt: occurred.at,
    occurredAtText: occurred.text,
    recordedAt: change.changedAt.at,
    assertion,
    subjectCategory,
    causedByDisclosureId: change.causedByDisclosureId,
    marking: change.marking === 'OFFICIAL' ? 'OFFICIAL' : 'OFFICIAL_SENSITIVE',
    quality: {
      verification: 'SOURCE_RECORD',
      completeness: isComplete ? 'COMPLETE' : 'PARTIAL',
      note: occurred.note,
    },
    recordLimits: limitsOf(change),
  };
}

/** Of a record that could not be understood: nothing in it is taken for true but its name. */
export function metaOfUnread(
  { recordId, recordVersion }: Pick<Readable, 'recordId' | 'recordVersion'>,
  place: string,
  context: Context,
): Meta {
  const sourceRecordId = recordId ?? place;
  const sourceVersion = recordVersion === null ? UNREADABLE_VERSION : String(recordVersion);
  // Without a version each sending is one of its own: a second broken record must not pass for the first.
  const sending = recordVersion === null ? place : sourceVersion;
  return {
    ...sourceOf(sourceRecordId, sourceVersion, 'RecordSetAside', context),
    eventId: eventIdOf(context.org.id, sourceRecordId, sending, 'RecordSetAside'),
    occurredAt: context.observedAt,
    occurredAtText: null,
    recordedAt: context.observedAt,
    assertion: 'FACT',
    subjectCategory: 'CONVICTED',
    causedByDisclosureId: null,
    marking: 'OFFICIAL_SENSITIVE',
    quality: { verification: 'UNVERIFIED', completeness: 'UNKNOWN', note: null },
    recordLimits: [],
  };
}

function sourceOf(
  sourceRecordId: string,
  sourceVersion: string,
  type: EventType,
  { org, deployment, observedAt }: Context,
) {
  const retainUntil: Micros = observedAt + deployment.retainEventsDays * MICROS_PER_DAY;
  return {
    eventId: eventIdOf(org.id, sourceRecordId, sourceVersion, type),
    observedAt,
    sourceOrg: org.id,
    sourceSystem: 'NICHE',
    sourceRecordId,
    sourceVersion,
    causationId: null,
    correlationId: null,
    supersedes: null,
    retainUntil,
  } as const;
}

function limitsOf(change: Told): readonly RecordLimit[] {
  const limits: RecordLimit[] = [];
  if (change.restricted) limits.push('RESTRICTED');
  if (change.embargoedUntilReleased) limits.push('EMBARGOED');
  return limits;
}
