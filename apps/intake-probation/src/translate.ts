import { isObject, type JsonObject, parseJson } from '@iom/codec';
import { eventIdOf, isoOf, NOBODY, type Observed } from '@iom/domain';
import { isCarriedTable } from './codes/known-tables.js';
import { isIgnored } from './codes/ignored.js';
import { isSameType, knownEventType, routeOf } from './codes/known-event-types.js';
import { personOfMessage } from './messages/person.js';
import { readMessage } from './messages/read-message.js';
import { isOwnName } from './messages/message.js';
import { unwrap } from './messages/unwrap.js';
import { metaOf, UNREADABLE_VERSION } from './meta.js';
import { fails, passesOver, type Reading, type Subject } from './reading.js';
import type { Fault } from './reading/fault.js';
import { fieldOf, textOf } from './reading/fields.js';
import { isSomebody } from './reading/identifiers.js';
import { salvage } from './reading/salvage.js';
import { requiredActionFor } from './required-action.js';
import { isChange, readChange } from './rows/change.js';
import { isOfOtherTable } from './rows/other-table.js';
import { payloadOf } from './rows/payload.js';
import { readRow } from './rows/read-row.js';
import { subjectOf } from './rows/subject.js';
import { type Context, placeOf, type SourceRecord } from './source-record.js';
import type { Feedback, Remark, Translation } from './translation.js';

const UNNAMED: Subject = { recordId: null, version: null, entity: null, person: NOBODY };

/**
 * What one record of a probation organisation means in the bridge's own words. Total: whatever the bytes are, the answer is
 * events, a word to the producer, or a reason for passing it over; it never throws.
 */
export function translate(record: SourceRecord, context: Context): Translation {
  const remarks: Remark[] = [];
  const reading = readRecord(record, context, remarks);
  return translationOf(reading, { record, context, remarks });
}

function readRecord(record: SourceRecord, context: Context, remarks: Remark[]): Reading {
  const { value } = record;
  if (value === null) return passesOver(UNNAMED, 'TOMBSTONE');
  // Most of what a database does is none of the bridge's business, and need not even be parsed.
  if (isOfOtherTable(value)) return passesOver(UNNAMED, 'TABLE_NOT_CARRIED');
  const json = parseJson(value);
  if (json === undefined) return fails(salvage(value), notJson(null));
  const payload = payloadOf(json);
  if (payload === null) return passesOver(UNNAMED, 'TOMBSTONE');
  // A list of one event, or an event as text, still says whom it is about.
  if (!isObject(payload)) return fails(salvage(value), wrongShape(null));
  return isChange(payload)
    ? readRowChange(payload, record, context)
    : readDomainEvent(payload, { record, value, remarks }, context);
}

function readRowChange(payload: JsonObject, record: SourceRecord, context: Context): Reading {
  const read = readChange(payload, record);
  if (read.what === 'skip') {
    return passesOver(subjectOf(read.table, {}, null), 'OPERATION_NOT_CARRIED');
  }
  const { table } = read;
  const passedOver = () => passesOver(subjectOf(table, {}, null), 'TABLE_NOT_CARRIED');
  if (read.what === 'change') {
    return isCarriedTable(read.table)
      ? readRow(read.table, { change: read.change, place: placeOf(record) }, context)
      : passedOver();
  }
  return table === null || isCarriedTable(table)
    ? fails(subjectOf(table, read.row, null), read.fault)
    : passedOver();
}

interface Arrived {
  readonly record: SourceRecord;
  readonly value: Buffer;
  readonly remarks: Remark[];
}

function readDomainEvent(
  json: JsonObject,
  { record, value, remarks }: Arrived,
  context: Context,
): Reading {
  const { body, isBroken, statedType } = unwrap(json);
  const ownType = textOf(body, 'eventType');
  const written = ownType ?? statedType;
  // The body is what the event is about; the wrapper's word is a label that somebody stuck on.
  if (ownType !== null && statedType !== null && !isSameType(ownType, statedType)) {
    remarks.push('TYPES_DISAGREE');
  }
  const type = written === null ? null : knownEventType(written);
  const route = type === null ? undefined : routeOf(type);
  const isCarried = route !== undefined && !isIgnored(route);
  if (written !== null && !isCarried) {
    return passesOver(
      { ...UNNAMED, entity: type },
      isLegacy(body) ? 'LEGACY_EVENT' : 'EVENT_TYPE_NOT_CARRIED',
    );
  }
  if (body === null) {
    const subject = { ...salvage(value), entity: type };
    return fails(subject, isBroken ? notJson('Message') : wrongShape('Message'));
  }
  if (type !== null && isCarried) return readMessage(type, route, body, { record, context });
  if (isLegacy(body)) return passesOver(UNNAMED, 'LEGACY_EVENT');
  const person = personOfMessage(body, context.observedAt);
  const salvaged = salvage(value);
  return fails(
    { ...salvaged, person: isSomebody(person) ? person : salvaged.person },
    wrongShape('eventType'),
  );
}

/** The old offender events have a body of identifiers and a date; what they say comes as rows as well. */
function isLegacy(body: JsonObject | null): boolean {
  return fieldOf(body, 'eventDatetime') !== undefined && fieldOf(body, 'offenderId') !== undefined;
}

interface Whence {
  readonly record: SourceRecord;
  readonly context: Context;
  readonly remarks: readonly Remark[];
}

function translationOf(
  { subject, events, fault, skipped, remarks: more = [] }: Reading,
  { record, context, remarks }: Whence,
): Translation {
  const rest = { skipped, entity: subject.entity, remarks: [...remarks, ...more] };
  if (fault === null) return { observed: events, feedback: [], awaits: null, ...rest };
  return {
    observed: [...events, setAside(subject, { fault, record }, context)],
    feedback: [feedbackOf(subject, { fault, record }, context)],
    awaits: fault.awaits ?? null,
    ...rest,
  };
}

interface Unusable {
  readonly fault: Fault;
  readonly record: SourceRecord;
}

/** The record's person has one that could not be read: their later records wait behind it. */
function setAside(
  subject: Subject,
  { fault, record }: Unusable,
  context: Context,
): Observed<'RecordSetAside'> {
  const { topic, partition, offset } = record;
  const place = placeOf(record);
  const recordId = subject.recordId ?? place;
  const meta = metaOf(
    {
      type: 'RecordSetAside',
      recordId,
      version: subject.version ?? UNREADABLE_VERSION,
      occurredAt: context.observedAt,
      recordedAt: context.observedAt,
    },
    context,
  );
  return {
    type: 'RecordSetAside',
    meta: {
      ...meta,
      // Without a version each sending is one of its own: a second broken record must not pass for the first.
      eventId: eventIdOf(context.org.id, recordId, subject.version ?? place, 'RecordSetAside'),
      quality: { verification: 'UNVERIFIED', completeness: 'UNKNOWN', note: null },
    },
    person: subject.person,
    reason: fault.reason,
    fieldPath: fault.fieldPath,
    entity: subject.entity,
    topic,
    partition,
    offset,
  };
}

function feedbackOf(
  subject: Subject,
  { fault, record }: Unusable,
  { observedAt }: Context,
): Feedback {
  const { version } = subject;
  const recordId = isOwnName(subject.recordId) ? null : subject.recordId;
  return {
    recordId,
    recordVersion: version,
    partition: record.partition,
    offset: record.offset,
    status: 'QUARANTINED',
    reasonCode: fault.reason,
    fieldPath: fault.fieldPath,
    requiredAction: requiredActionFor(fault.reason, recordId),
    at: isoOf(observedAt),
  };
}

function notJson(fieldPath: string | null): Fault {
  return { reason: 'NOT_JSON', fieldPath };
}

function wrongShape(fieldPath: string | null): Fault {
  return { reason: 'WRONG_SHAPE', fieldPath };
}
