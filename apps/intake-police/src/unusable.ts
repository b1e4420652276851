import { isoOf, type Observed } from '@iom/domain';
import type { Fault, FaultReason } from './contract/fault.js';
import { metaOfUnread } from './mapping/meta.js';
import { personBehind } from './mapping/person.js';
import type { Readable } from './reading/readable.js';
import { requiredActionFor } from './required-action.js';
import type { Refused } from './screening/refusal.js';
import type { Context, SourceRecord } from './source-record.js';
import type { Feedback, Refusal, Translation } from './translation.js';

/** A record that says nothing, and what of it can be named. */
export interface Unusable {
  readonly record: SourceRecord;
  readonly entity: string | null;
  readonly readable: Readable;
}

/** The record's person is known to have one that could not be read: their later records wait behind it. */
export function setAside(fault: Fault, unusable: Unusable, context: Context): Translation {
  const { record, entity, readable } = unusable;
  const { topic, partition, offset } = record;
  const event: Observed<'RecordSetAside'> = {
    type: 'RecordSetAside',
    meta: metaOfUnread(readable, `${topic}/${partition}/${offset}`, context),
    person: personBehind(readable, context.org.id, context.observedAt),
    reason: fault.reason,
    fieldPath: fault.fieldPath,
    entity,
    topic,
    partition,
    offset,
  };
  const feedback = feedbackOf('QUARANTINED', fault, unusable, context);
  return { observed: [event], feedback: [feedback], skipped: null, entity };
}

/** Nothing of the record is kept but its name, in the word to its producer. */
export function refused(why: Refused, unusable: Unusable, context: Context): Translation {
  const feedback = feedbackOf('DISCARDED', why, unusable, context);
  return { observed: [], feedback: [feedback], skipped: null, entity: unusable.entity };
}

function feedbackOf(
  status: Feedback['status'],
  { reason, fieldPath }: { reason: FaultReason | Refusal; fieldPath: string | null },
  { record, readable }: Unusable,
  { observedAt }: Context,
): Feedback {
  return {
    recordId: readable.recordId,
    recordVersion: readable.recordVersion,
    partition: record.partition,
    offset: record.offset,
    status,
    reasonCode: reason,
    fieldPath,
    requiredAction: requiredActionFor(status, reason, readable.recordId),
    at: isoOf(observedAt),
  };
}
