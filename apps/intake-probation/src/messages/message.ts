import type { JsonObject } from '@iom/codec';
import {
  type Assertion,
  type Day,
  type EventType,
  type Meta,
  type Micros,
  type PersonClaim,
  type RecordLimit,
  ukDayOf,
  uuidOf,
  type WrittenTime,
} from '@iom/domain';
import { metaOf } from '../meta.js';
import type { Subject } from '../reading.js';
import { isOf1970, isYetToCome } from '../reading/fact-time.js';
import type { Fault } from '../reading/fault.js';
import { fieldOf, objectOf, textOf } from '../reading/fields.js';
import { readMessageTime } from '../reading/message-time.js';
import { type Context, placeOf, type SourceRecord } from '../source-record.js';
import { canonicalText } from './canonical-text.js';
import { personOfMessage } from './person.js';

export const INFORMATION = 'additionalInformation';
const OWN_NAME = 'MESSAGE/';

/** A domain event of a known type, taken apart as far as all of them are alike. */
export interface Message {
  readonly type: string;
  readonly body: JsonObject;
  readonly information: JsonObject;
  readonly occurred: WrittenTime | Fault;
  readonly person: PersonClaim;
  readonly record: SourceRecord;
}

/** A message whose time could be read. */
export interface TimedMessage extends Message {
  readonly occurred: WrittenTime;
}

export function messageOf(
  type: string,
  body: JsonObject,
  { record, context }: { readonly record: SourceRecord; readonly context: Context },
): Message {
  return {
    type,
    body,
    information: objectOf(body, INFORMATION),
    occurred: timeAt(body, 'occurredAt', context),
    person: personOfMessage(body, context.observedAt),
    record,
  };
}

/**
 * The name of a message that is about no record: what it says. Messages have no id of their own, and the one of the queue
 * changes with each sending.
 */
export function nameOf({ type, body }: Message): string {
  return OWN_NAME + uuidOf('message', type, canonicalText(body));
}

/** Whether a record's name is one that the bridge gave it, which means nothing to its producer. */
export function isOwnName(recordId: string | null): boolean {
  return recordId?.startsWith(OWN_NAME) === true;
}

/** A message that is about no record is known by what it says. */
export function subjectOfMessage(message: Message): Subject {
  return {
    recordId: nameOf(message),
    version: isTime(message.occurred) ? String(message.occurred.at) : null,
    entity: message.type,
    person: message.person,
  };
}

export interface AboutMessage {
  readonly type: EventType;
  readonly recordId: string;
  /** Left out: the time of the message, by which later ones supersede it. */
  readonly version?: string;
  readonly assertion?: Assertion;
  readonly limits?: readonly RecordLimit[];
  readonly isComplete?: boolean;
  /** Left out: the time of the message. */
  readonly occurred?: { readonly at: Micros; readonly note: string | null };
}

/** What an event of a message says about itself. One whose time cannot be read happened when it arrived. */
export function messageMeta(
  { occurred, record }: Message,
  { version, occurred: given, ...about }: AboutMessage,
  context: Context,
): Meta {
  const at = isTime(occurred) ? occurred.at : record.timestampMs * 1_000;
  return metaOf(
    {
      ...about,
      version: version ?? String(at),
      occurredAt: given?.at ?? at,
      occurredAtText: isTime(occurred) ? occurred.text : null,
      recordedAt: at,
      note: given ? given.note : isTime(occurred) ? occurred.note : null,
    },
    context,
  );
}

export function isTime(read: WrittenTime | Fault): read is WrittenTime {
  return 'at' in read;
}

function timeAt(object: JsonObject, name: string, { observedAt }: Context): WrittenTime | Fault {
  const text = textOf(object, name);
  const time = text === null ? 'WRONG_SHAPE' : readMessageTime(text);
  if (typeof time === 'string') return { reason: time, fieldPath: name };
  // A message tells what has happened.
  return isOf1970(time.at) || isYetToCome(time.at, observedAt)
    ? { reason: 'IMPOSSIBLE_DATE', fieldPath: name }
    : time;
}

/** The UK day of a field of the message's information; null: it is empty. */
export function dayAt(information: JsonObject, name: string): Day | null | Fault {
  const value = fieldOf(information, name) ?? '';
  if (value === '') return null;
  const time = typeof value === 'string' ? readMessageTime(value) : 'WRONG_SHAPE';
  return typeof time === 'string'
    ? { reason: time, fieldPath: `${INFORMATION}.${name}` }
    : ukDayOf(time.at);
}

export function isDayFault(read: Day | null | Fault): read is Fault {
  return typeof read === 'object' && read !== null;
}

/** The fault of a field of the message's information. */
export function wrongShape(name: string): Fault {
  return { reason: 'WRONG_SHAPE', fieldPath: `${INFORMATION}.${name}` };
}

export function unknownCode(name: string): Fault {
  return { reason: 'UNKNOWN_CODE', fieldPath: `${INFORMATION}.${name}` };
}

/** What a message without a readable record id is known by while it is set aside. */
export function placeOfMessage({ record }: Message): string {
  return placeOf(record);
}
