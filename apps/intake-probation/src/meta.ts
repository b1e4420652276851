import {
  type Assertion,
  eventIdOf,
  type EventType,
  type Meta,
  type Micros,
  MICROS_PER_DAY,
  type Quality,
  type RecordLimit,
} from '@iom/domain';
import type { Context } from './source-record.js';

/** No version is below it: whatever of the record can be read later is the better one. */
export const UNREADABLE_VERSION = '0';

/** What differs from event to event. */
export interface About {
  readonly type: EventType;
  readonly recordId: string;
  readonly version: string;
  readonly occurredAt: Micros;
  readonly occurredAtText?: string | null;
  readonly recordedAt: Micros;
  readonly note?: string | null;
  readonly isComplete?: boolean;
  readonly limits?: readonly RecordLimit[];
  /** Left out: a fact. */
  readonly assertion?: Assertion;
}

/** What an event says about itself. nDelius does not mark its records: all of it is OFFICIAL-SENSITIVE. */
export function metaOf(about: About, { org, deployment, observedAt }: Context): Meta {
  const { type, recordId, version, note = null, isComplete = true } = about;
  const quality: Quality = {
    verification: 'SOURCE_RECORD',
    completeness: isComplete ? 'COMPLETE' : 'PARTIAL',
    note,
  };
  return {
    eventId: eventIdOf(org.id, recordId, version, type),
    occurredAt: about.occurredAt,
    occurredAtText: about.occurredAtText ?? null,
    recordedAt: about.recordedAt,
    observedAt,
    sourceOrg: org.id,
    sourceSystem: 'NDELIUS',
    sourceRecordId: recordId,
    sourceVersion: version,
    causationId: null,
    correlationId: null,
    supersedes: null,
    causedByDisclosureId: null,
    assertion: about.assertion ?? 'FACT',
    subjectCategory: 'CONVICTED',
    marking: 'OFFICIAL_SENSITIVE',
    quality,
    recordLimits: about.limits ?? [],
    retainUntil: observedAt + deployment.retainEventsDays * MICROS_PER_DAY,
  };
}
