import { isoOf, type Observed } from '@iom/domain';
import { readDeletion } from './contract/deletion.js';
import { CARRIED, type CarriedEntity, isCarried, LISTED } from './contract/entities.js';
import type { Envelope } from './contract/envelope.js';
import { faultOf, type Fault, type FaultReason } from './contract/fault.js';
import { contactRecorded } from './mapping/officer-contact.js';
import { contactOffered } from './mapping/officer-contact-planned.js';
import { metaOfUnread } from './mapping/meta.js';
import { personBehind, personOf } from './mapping/person.js';
import { recordRetracted } from './mapping/retraction.js';
import { isObject, parseJson } from './reading/json.js';
import { readableOf, type Readable } from './reading/readable.js';
import { salvage } from './reading/salvage.js';
import { requiredActionFor } from './required-action.js';
import type { Context, SourceRecord } from './source-record.js';
import type { Feedback, Refusal, SkipCode, Translation } from './translation.js';

const MARKINGS: ReadonlySet<string> = new Set(['OFFICIAL', 'OFFICIAL-SENSITIVE']);
const NO_ENTITY: Fault = { reason: 'WRONG_SHAPE', fieldPath: 'entity' };

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
  if (json === undefined) {
    const readable = readableOf(salvage(record.value), record.key);
    return setAside({ reason: 'NOT_JSON', fieldPath: null }, { record, entity, readable }, context);
  }
  if (!isObject(json)) return unusable({ reason: 'WRONG_SHAPE', fieldPath: null });

  const { force, marking, entity: named } = json;
  if (typeof force === 'string' && force.trim() !== context.org.code) {
    return refuse('WRONG_FORCE', 'force', { record, entity, json }, context);
  }
  if (typeof marking === 'string' && !MARKINGS.has(marking)) {
    return refuse('MARKING_TOO_HIGH', 'marking', { record, entity, json }, context);
  }
  const carried = typeof named === 'string' && isCarried(named) ? named : null;
  if (typeof named === 'string' && carried === null) {
    return entity === null
      ? refuse('UNLISTED_ENTITY', 'entity', { record, entity, json }, context)
      : skip('ENTITY_NOT_CARRIED', entity);
  }
  const read = carried === null ? NO_ENTITY : eventOf(carried, json, context);
  if ('type' in read) return says(read, entity);
  const retraction = retractionIn(json, record.key, context);
  return retraction === null ? unusable(read) : says(retraction, entity);
}

/** A deletion takes something back, so it never waits for what else is wrong with it. */
function retractionIn(json: unknown, key: Buffer | null, context: Context): Observed | null {
  const { org, observedAt } = context;
  const deletion = readDeletion(json, observedAt);
  if (deletion === null) return null;
  const person = personBehind(readableOf(json, key), org.id, observedAt);
  return recordRetracted(deletion, person, context);
}

function eventOf(entity: CarriedEntity, json: unknown, context: Context): Observed | Fault {
  switch (entity) {
    case 'OfficerContact': {
      const { data, error } = CARRIED.OfficerContact.safeParse(json);
      if (error) return faultOf(error, json);
      return data.operation === 'deleted'
        ? retracted(data, context)
        : contactRecorded(data, context);
    }
    case 'OfficerContactPlanned': {
      const { data, error } = CARRIED.OfficerContactPlanned.safeParse(json);
      if (error) return faultOf(error, json);
      return data.operation === 'deleted'
        ? retracted(data, context)
        : contactOffered(data, context);
    }
  }
}

function retracted(change: Envelope, context: Context): Observed {
  const { org, observedAt } = context;
  return recordRetracted(change, personOf(change.nominal, org.id, observedAt), context);
}

/** The name of a listed entity. Any other text could be anything, so it goes nowhere, not even into a count. */
function entityOf(json: unknown): string | null {
  const named = isObject(json) ? json['entity'] : null;
  return typeof named === 'string' && LISTED.has(named) ? named : null;
}

function says(event: Observed, entity: string | null): Translation {
  return { observed: [event], feedback: [], skipped: null, entity };
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
  reason: Refusal,
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
  { reason, fieldPath }: { reason: FaultReason | Refusal; fieldPath: string | null },
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
    requiredAction: requiredActionFor(status, reason, readable.recordId),
    at: isoOf(observedAt),
  };
}
