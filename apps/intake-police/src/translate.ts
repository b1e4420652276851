import { isoOf, type Observed, type RefusalReason, type SetAsideReason } from '@iom/domain';
import { CARRIED, type CarriedEntity, isCarried, LISTED } from './contract/entities.js';
import { faultOf, type Fault } from './contract/fault.js';
import { contactRecorded } from './mapping/officer-contact.js';
import { contactOffered } from './mapping/officer-contact-planned.js';
import { metaOfUnread } from './mapping/meta.js';
import { personBehind } from './mapping/person.js';
import { recordRetracted } from './mapping/retraction.js';
import { isObject, parseJson } from './reading/json.js';
import { readableOf, type Readable } from './reading/readable.js';
import { REQUIRED_ACTION } from './required-action.js';
import type { Context, SourceRecord } from './source-record.js';
import type { Feedback, SkipCode, Translation } from './translation.js';

const MARKINGS: ReadonlySet<string> = new Set(['OFFICIAL', 'OFFICIAL-SENSITIVE']);

/**
 * What one record of a force means in the bridge's own words. Total: whatever the bytes are, the answer is events, a word to
 * the producer, or a reason for passing it over; it never throws.
 *
 * Refusals come first, so that nothing of a record that should not have been sent is looked at any further.
 */
export function translate(record: SourceRecord, context: Context): Translation {
  if (record.value === null) return skip('TOMBSTONE', null);
  const json = parseJson(record.value);
  const entity = entityOf(json);
  const unusable = (fault: Fault) =>
    setAside(fault, { record, entity, readable: readableOf(json, record.key) }, context);
  if (json === undefined) return unusable({ reason: 'NOT_JSON', fieldPath: null });
  if (!isObject(json)) return unusable({ reason: 'WRONG_SHAPE', fieldPath: null });

  const { force, marking, entity: named } = json;
  if (typeof force === 'string' && force.trim() !== context.org.code) {
    return refuse('WRONG_FORCE', 'force', { record, entity, json }, context);
  }
  if (typeof marking === 'string' && !MARKINGS.has(marking)) {
    return refuse('MARKING_TOO_HIGH', 'marking', { record, entity, json }, context);
  }
  if (typeof named !== 'string') return unusable({ reason: 'WRONG_SHAPE', fieldPath: 'entity' });
  if (!isCarried(named)) {
    return skip(entity === null ? 'UNLISTED_ENTITY' : 'ENTITY_NOT_CARRIED', entity);
  }
  const read = eventOf(named, json, context);
  return 'reason' in read
    ? unusable(read)
    : { observed: [read], feedback: [], skipped: null, entity };
}

function eventOf(entity: CarriedEntity, json: unknown, context: Context): Observed | Fault {
  switch (entity) {
    case 'OfficerContact': {
      const { data, error } = CARRIED.OfficerContact.safeParse(json);
      if (error) return faultOf(error, json);
      return data.operation === 'deleted'
        ? recordRetracted(data, context)
        : contactRecorded(data, context);
    }
    case 'OfficerContactPlanned': {
      const { data, error } = CARRIED.OfficerContactPlanned.safeParse(json);
      if (error) return faultOf(error, json);
      return data.operation === 'deleted'
        ? recordRetracted(data, context)
        : contactOffered(data, context);
    }
  }
}

/** The name of a listed entity. Any other text could be anything, so it goes nowhere, not even into a count. */
function entityOf(json: unknown): string | null {
  const named = isObject(json) ? json['entity'] : null;
  return typeof named === 'string' && LISTED.has(named) ? named : null;
}

function skip(skipped: SkipCode, entity: string | null): Translation {
  return { observed: [], feedback: [], skipped, entity };
}

interface Unusable {
  readonly record: SourceRecord;
  readonly entity: string | null;
  readonly readable: Readable;
}

/** The record's person is known to have one that could not be read: their later records wait behind it. */
function setAside(
  fault: Fault,
  { record, entity, readable }: Unusable,
  context: Context,
): Translation {
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
  const feedback = feedbackOf('QUARANTINED', fault, { record, readable }, context);
  return { observed: [event], feedback: [feedback], skipped: null, entity };
}

interface Refused {
  readonly record: SourceRecord;
  readonly entity: string | null;
  readonly json: unknown;
}

function refuse(
  reason: RefusalReason,
  fieldPath: string,
  { record, entity, json }: Refused,
  context: Context,
): Translation {
  const readable = readableOf(json, null);
  const feedback = feedbackOf('DISCARDED', { reason, fieldPath }, { record, readable }, context);
  return { observed: [], feedback: [feedback], skipped: null, entity };
}

function feedbackOf(
  status: Feedback['status'],
  { reason, fieldPath }: { reason: SetAsideReason | RefusalReason; fieldPath: string | null },
  { record, readable }: Pick<Unusable, 'record' | 'readable'>,
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
    requiredAction: REQUIRED_ACTION[reason],
    at: isoOf(observedAt),
  };
}
