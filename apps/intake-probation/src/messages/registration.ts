import type { CohortCategory, Day, Observed, RecordLimit } from '@iom/domain';
import { ukDayOf } from '@iom/domain';
import type { RegistrationVerb } from '../codes/known-event-types.js';
import { metaOf } from '../meta.js';
import { type Reading, fails, passesOver, says, type Subject } from '../reading.js';
import type { Fault } from '../reading/fault.js';
import { fieldOf, objectOf, textOf } from '../reading/fields.js';
import { isSomebody } from '../reading/identifiers.js';
import type { JsonObject } from '../reading/json.js';
import { type MessageTime, readMessageTime } from '../reading/message-time.js';
import { readWhole } from '../reading/whole-number.js';
import { type Context, placeOf, type SourceRecord } from '../source-record.js';
import { isExcludedRegisterType } from '../reference/register-type.js';
import { personOfMessage } from './person.js';

/** The register type of Integrated Offender Management. */
const IOM = 'IIOM';
const INFORMATION = 'additionalInformation';
const LONGEST_CODE = 50;

/** What a message about a registration says of membership. Registrations of any other type are none of the bridge's business. */
export function readRegistration(
  verb: RegistrationVerb,
  body: JsonObject,
  record: SourceRecord,
  context: Context,
): Reading {
  const information = objectOf(body, INFORMATION);
  const occurred = timeAt(body, 'occurredAt');
  const name = verb === 'deregistered' ? 'deregistrationId' : 'registrationId';
  const id = readWhole(fieldOf(information, name)) ?? null;
  const subject: Subject = {
    recordId:
      id === null ? null : `${verb === 'deregistered' ? 'DEREGISTRATION' : 'REGISTRATION'}/${id}`,
    version: isTime(occurred) ? String(occurred.at) : null,
    entity: `probation-case.registration.${verb}`,
    person: personOfMessage(body, context.observedAt),
  };
  const registerType = textOf(information, 'registerTypeCode');
  if (registerType === null) return fails(subject, wrongShape('registerTypeCode'));
  if (registerType.toUpperCase() !== IOM) return passesOver(subject, 'OTHER_REGISTER_TYPE');
  if (!isSomebody(subject.person)) {
    return fails(subject, { reason: 'WRONG_SHAPE', fieldPath: 'personReference.identifiers' });
  }
  const limits: readonly RecordLimit[] = isExcludedRegisterType(IOM, context.reference)
    ? ['DPA_EXCLUDED']
    : [];
  const parts: Parts = { subject, id, information, occurred, limits };
  return verb === 'added' || verb === 'updated'
    ? selected(parts, context)
    : deselected(verb, parts, record, context);
}

interface Parts {
  readonly subject: Subject;
  readonly id: string | null;
  readonly information: JsonObject;
  readonly occurred: MessageTime | Fault;
  readonly limits: readonly RecordLimit[];
}

function selected(
  { subject, id, information, occurred, limits }: Parts,
  context: Context,
): Reading {
  if (!isTime(occurred)) return fails(subject, occurred);
  if (id === null) return fails(subject, wrongShape('registrationId'));
  const selectedOn = dayAt(information, 'registrationDate');
  if (isFault(selectedOn)) return fails(subject, selectedOn);
  const categoryCode =
    textOf(information, 'registrationCategoryCode')?.slice(0, LONGEST_CODE) ?? '';
  const category: CohortCategory = context.codes.register.get(categoryCode) ?? 'UNKNOWN';
  const event: Observed<'NominalSelected'> = {
    type: 'NominalSelected',
    meta: metaOf(
      {
        type: 'NominalSelected',
        recordId: `REGISTRATION/${id}`,
        version: String(occurred.at),
        occurredAt: occurred.at,
        occurredAtText: occurred.text,
        recordedAt: occurred.at,
        note: occurred.note,
        limits,
      },
      context,
    ),
    person: subject.person,
    registrationId: id,
    category,
    categoryCode,
    subCategory: null,
    selectedOn,
    reviewDue: null,
  };
  const reading = says(subject, [event]);
  return category === 'UNKNOWN' ? { ...reading, remarks: ['CATEGORY_NOT_MAPPED'] } : reading;
}

/** The end of membership is taken at once, whatever else in the message cannot be read. */
function deselected(
  verb: 'deregistered' | 'deleted',
  { subject, id, information, occurred, limits }: Parts,
  record: SourceRecord,
  context: Context,
): Reading {
  const arrivedAt = record.timestampMs * 1_000;
  const at = isTime(occurred) ? occurred.at : arrivedAt;
  const ended = verb === 'deregistered' ? dayAt(information, 'deregistrationDate') : null;
  const idFault =
    id === null
      ? wrongShape(verb === 'deregistered' ? 'deregistrationId' : 'registrationId')
      : null;
  const fault = isTime(occurred) ? (isFault(ended) ? ended : idFault) : occurred;
  const event: Observed<'NominalDeselected'> = {
    type: 'NominalDeselected',
    meta: metaOf(
      {
        type: 'NominalDeselected',
        recordId: subject.recordId ?? placeOf(record),
        version: String(at),
        occurredAt: at,
        occurredAtText: isTime(occurred) ? occurred.text : null,
        recordedAt: at,
        note: isTime(occurred) ? occurred.note : null,
        isComplete: fault === null,
        limits,
      },
      context,
    ),
    person: subject.person,
    registrationId: verb === 'deleted' ? id : null,
    endedOn: isFault(ended) ? null : ended,
    ending: verb === 'deleted' ? 'DELETED' : 'DEREGISTERED',
  };
  return says(subject, [event], fault);
}

function timeAt(object: JsonObject, name: string): MessageTime | Fault {
  const text = textOf(object, name);
  const time = text === null ? 'WRONG_SHAPE' : readMessageTime(text);
  return typeof time === 'string' ? { reason: time, fieldPath: name } : time;
}

function dayAt(information: JsonObject, name: string): Day | null | Fault {
  const value = fieldOf(information, name) ?? '';
  if (value === '') return null;
  const time = typeof value === 'string' ? readMessageTime(value) : 'WRONG_SHAPE';
  return typeof time === 'string'
    ? { reason: time, fieldPath: `${INFORMATION}.${name}` }
    : ukDayOf(time.at);
}

function isTime(read: MessageTime | Fault): read is MessageTime {
  return 'at' in read;
}

function isFault(read: Day | null | Fault): read is Fault {
  return typeof read === 'object' && read !== null;
}

function wrongShape(name: string): Fault {
  return { reason: 'WRONG_SHAPE', fieldPath: `${INFORMATION}.${name}` };
}
