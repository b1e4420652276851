import type { RecordFeedback } from './commands/settlement.js';
import { eventIdOf } from './ids.js';
import type { Observed } from './event.js';
import type { SourceSystem } from './meta.js';
import { NOBODY } from './person.js';
import { isoOf, type Micros, MICROS_PER_DAY } from './time.js';

export type AcknowledgementStatus = 'received' | 'applied' | 'rejected';

/** What an organisation says of something that was delivered to it: a record of `ack.<org>`. */
export interface Acknowledgement {
  /** As in the header `iom-disclosure-id`. */
  readonly disclosureId: string;
  readonly status: AcknowledgementStatus;
  /** Why it was rejected. */
  readonly reason: string | null;
  /** The record that was made or changed because of it, named as the organisation names its records; null: none. */
  readonly recordId: string | null;
}

/** Whose acknowledgement it is, and when it was read. */
export interface AcknowledgedBy {
  readonly org: string;
  readonly sourceSystem: SourceSystem;
  readonly observedAt: Micros;
  readonly retainEventsDays: number;
}

/** That the record which an acknowledgement names is a copy; undefined: it names none. */
export function copyDeclared(
  { disclosureId, recordId }: Acknowledgement,
  { org, sourceSystem, observedAt, retainEventsDays }: AcknowledgedBy,
): Observed<'CopyDeclared'> | undefined {
  if (recordId === null) return undefined;
  return {
    type: 'CopyDeclared',
    meta: {
      eventId: eventIdOf(org, recordId, disclosureId, 'CopyDeclared'),
      occurredAt: observedAt,
      occurredAtText: null,
      recordedAt: observedAt,
      observedAt,
      sourceOrg: org,
      sourceSystem,
      sourceRecordId: recordId,
      sourceVersion: disclosureId,
      causationId: null,
      correlationId: null,
      supersedes: null,
      causedByDisclosureId: null,
      assertion: 'FACT',
      subjectCategory: 'CONVICTED',
      marking: 'OFFICIAL_SENSITIVE',
      quality: { verification: 'SOURCE_RECORD', completeness: 'COMPLETE', note: null },
      recordLimits: [],
      retainUntil: observedAt + retainEventsDays * MICROS_PER_DAY,
    },
    person: NOBODY,
    disclosureId,
  };
}

/** What an organisation is told of an acknowledgement that cannot be read: nothing follows from it, and it blocks nobody. */
export function unreadableAcknowledgement(
  { partition, offset }: { readonly partition: number; readonly offset: number },
  reasonCode: string,
  at: Micros,
): RecordFeedback {
  return {
    recordId: null,
    recordVersion: null,
    partition,
    offset,
    status: 'DISCARDED',
    reasonCode,
    fieldPath: null,
    requiredAction:
      'This acknowledgement could not be read. Send it again as JSON with disclosureId, status, and recordId where a record was made.',
    at: isoOf(at),
  };
}
