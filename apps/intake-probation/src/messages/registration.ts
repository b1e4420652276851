import type { Observed, RecordLimit } from '@iom/domain';
import type { RegistrationVerb } from '../codes/known-event-types.js';
import { isIgnored } from '../codes/ignored.js';
import { type RegisterMeaning, registerMeaningOf } from '../codes/register-types.js';
import { type Reading, fails, passesOver, says, type Subject } from '../reading.js';
import { fieldOf, textOf } from '../reading/fields.js';
import { isSomebody } from '../reading/identifiers.js';
import { readWhole } from '../reading/whole-number.js';
import {
  cohortOf,
  factsOfRegistration,
  type MetaOfRegistration,
  partOf,
  partsOf,
} from '../registrations/registration-facts.js';
import type { Context } from '../source-record.js';
import { isExcludedRegisterType } from '../reference/register-type.js';
import {
  dayAt,
  isDayFault,
  isTime,
  type Message,
  messageMeta,
  placeOfMessage,
  wrongShape,
} from './message.js';

/** What a message about a registration says: of membership, of a risk, of a marker, or of the end of one. */
export function readRegistration(
  verb: RegistrationVerb,
  message: Message,
  context: Context,
): Reading {
  const { information, occurred, person } = message;
  const name = verb === 'deregistered' ? 'deregistrationId' : 'registrationId';
  const id = readWhole(fieldOf(information, name)) ?? null;
  const subject: Subject = {
    recordId:
      id === null ? null : `${verb === 'deregistered' ? 'DEREGISTRATION' : 'REGISTRATION'}/${id}`,
    version: isTime(occurred) ? String(occurred.at) : null,
    entity: message.type,
    person,
  };
  const typeCode = textOf(information, 'registerTypeCode');
  if (typeCode === null) return fails(subject, wrongShape('registerTypeCode'));
  const meaning = registerMeaningOf(typeCode);
  if (meaning === undefined) {
    const reading = passesOver(subject, 'OTHER_REGISTER_TYPE');
    return { ...reading, remarks: ['REGISTER_TYPE_NOT_KNOWN'] };
  }
  if (isIgnored(meaning)) return passesOver(subject, 'OTHER_REGISTER_TYPE');
  if (!isSomebody(person)) {
    return fails(subject, { reason: 'WRONG_SHAPE', fieldPath: 'personReference.identifiers' });
  }
  const limits: readonly RecordLimit[] = isExcludedRegisterType(
    typeCode.toUpperCase(),
    context.reference,
  )
    ? ['DPA_EXCLUDED']
    : [];
  const told: Told = { message, subject, id, typeCode, limits };
  if (meaning.is !== 'cohort') return otherFacts(verb, meaning, told, context);
  return verb === 'added' || verb === 'updated'
    ? selected(told, context)
    : deselected(verb, told, context);
}

interface Told {
  readonly message: Message;
  readonly subject: Subject;
  readonly id: string | null;
  readonly typeCode: string;
  readonly limits: readonly RecordLimit[];
}

function selected({ message, subject, id, limits }: Told, context: Context): Reading {
  const { information, occurred, person } = message;
  if (!isTime(occurred)) return fails(subject, occurred);
  if (id === null) return fails(subject, wrongShape('registrationId'));
  const selectedOn = dayAt(information, 'registrationDate');
  if (isDayFault(selectedOn)) return fails(subject, selectedOn);
  const { category, categoryCode } = cohortOf(
    textOf(information, 'registrationCategoryCode'),
    context.codes,
  );
  const about = { type: 'NominalSelected', recordId: `REGISTRATION/${id}`, limits } as const;
  const event: Observed<'NominalSelected'> = {
    type: 'NominalSelected',
    meta: messageMeta(message, about, context),
    person,
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
  { message, subject, id, limits }: Told,
  context: Context,
): Reading {
  const { information, occurred, person } = message;
  const ended = verb === 'deregistered' ? dayAt(information, 'deregistrationDate') : null;
  const idFault =
    id === null
      ? wrongShape(verb === 'deregistered' ? 'deregistrationId' : 'registrationId')
      : null;
  const fault = isTime(occurred) ? (isDayFault(ended) ? ended : idFault) : occurred;
  const about = {
    type: 'NominalDeselected',
    recordId: subject.recordId ?? placeOfMessage(message),
    isComplete: fault === null,
    limits,
  } as const;
  const event: Observed<'NominalDeselected'> = {
    type: 'NominalDeselected',
    meta: messageMeta(message, about, context),
    person,
    registrationId: verb === 'deleted' ? id : null,
    endedOn: isDayFault(ended) ? null : ended,
    ending: verb === 'deleted' ? 'DELETED' : 'DEREGISTERED',
  };
  return says(subject, [event], fault);
}

/** A registration that is no membership. Its end names no registration, and so is told of the type alone. */
function otherFacts(
  verb: RegistrationVerb,
  meaning: Exclude<RegisterMeaning, { readonly is: 'cohort' }>,
  { message, subject, id, typeCode, limits }: Told,
  context: Context,
): Reading {
  const { information, occurred, person } = message;
  const { recordId } = subject;
  if (!isTime(occurred)) return fails(subject, occurred);
  if (id === null || recordId === null) {
    return fails(
      subject,
      wrongShape(verb === 'deregistered' ? 'deregistrationId' : 'registrationId'),
    );
  }
  if (verb === 'deleted') {
    const retracted = partsOf(meaning).map((part): Observed<'RecordRetracted'> => {
      const about = { type: 'RecordRetracted', recordId: partOf(recordId, part) } as const;
      return {
        type: 'RecordRetracted',
        meta: messageMeta(message, about, context),
        person,
        retracts: null,
        recordType: null,
      };
    });
    return says(subject, retracted);
  }
  const isOver = verb === 'deregistered';
  const day = dayAt(information, isOver ? 'deregistrationDate' : 'registrationDate');
  if (isDayFault(day)) return fails(subject, day);
  if (isOver && day === null) return fails(subject, wrongShape('deregistrationDate'));
  const metaOf: MetaOfRegistration = (type, { part, ...rest }) =>
    messageMeta(message, { type, recordId: partOf(recordId, part), limits, ...rest }, context);
  const told = {
    id: isOver ? null : id,
    typeCode,
    categoryCode: textOf(information, 'registrationCategoryCode'),
    levelCode: textOf(information, 'registrationLevelCode'),
    registeredOn: isOver ? null : day,
    endedOn: isOver ? day : null,
  };
  return says(subject, factsOfRegistration(told, meaning, { person, metaOf }));
}
