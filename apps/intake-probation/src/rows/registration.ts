import type { JsonObject } from '@iom/codec';
import { type Observed, ukDayOf } from '@iom/domain';
import type { z } from 'zod';
import { isIgnored } from '../codes/ignored.js';
import { type RegisterMeaning, registerMeaningOf } from '../codes/register-types.js';
import { type Fault, faultOf } from '../reading/fault.js';
import { isSetOrUnclear, readFlag } from '../reading/flag.js';
import { readWhole } from '../reading/whole-number.js';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import { codeOf, isCodeFault, isMissing, listedCodeAt, lookUp } from '../reference/lookup.js';
import {
  cohortOf,
  factsOfRegistration,
  type MetaOfRegistration,
  partOf,
  partsOf,
} from '../registrations/registration-facts.js';
import type { Context } from '../source-record.js';
import { flag, optionalWall, optionalWhole, rowOf, whole } from './columns.js';
import { dayOrNull } from './day.js';
import { personOfOffender } from './person.js';
import { isRemoved } from './removal.js';
import { recordRetracted } from './retraction.js';
import { committedAt, type Identified, rowMeta } from './row-meta.js';

const RegistrationRow = rowOf({
  OFFENDER_ID: whole,
  REGISTER_CATEGORY_ID: optionalWhole,
  REGISTER_LEVEL_ID: optionalWhole,
  REGISTRATION_DATE: optionalWall,
  NEXT_REVIEW_DATE: optionalWall,
  DEREGISTERED: flag,
});
type RegistrationRow = z.output<typeof RegistrationRow>;

const COLUMN = 'REGISTER_TYPE_ID';

interface RegisterType {
  readonly code: string;
  readonly meaning: RegisterMeaning | undefined;
  readonly isDpaExcluded: boolean;
}

/**
 * What a row of REGISTRATION says: membership of IOM, a risk, a marker, or the end of one. The end of membership is taken
 * from a row of which nothing else can be read.
 */
export function readRegistrationRow(
  identified: Identified,
  subject: Subject,
  context: Context,
): Reading {
  const { change } = identified;
  const type = typeOf(change.row, context);
  const isUnclear = 'reason' in type;
  const meaning = isUnclear ? undefined : type.meaning;
  const wasCohort = change.before !== null && isCohort(typeOf(change.before, context));
  if (isRemoved(change)) {
    const said = removed(identified, subject, { type, wasCohort }, context);
    return said.length > 0 ? says(subject, said) : passesOver(subject, 'OTHER_REGISTER_TYPE');
  }
  const isOver = readFlag(change.row['DEREGISTERED']) === true;
  if (isUnclear) {
    const end = { ending: 'DEREGISTERED', isComplete: false } as const;
    return says(subject, isOver ? [deselected(identified, subject, end, context)] : [], type);
  }
  if (isCohort(type)) return membership(identified, subject, { type, isOver }, context);
  // What was membership is something else now.
  if (wasCohort) {
    const end = { ending: 'DELETED', isComplete: true } as const;
    return says(subject, [deselected(identified, subject, end, context)]);
  }
  if (meaning === undefined) {
    const reading = passesOver(subject, 'OTHER_REGISTER_TYPE');
    return { ...reading, remarks: ['REGISTER_TYPE_NOT_KNOWN'] };
  }
  if (isIgnored(meaning) || meaning.is === 'cohort') {
    return passesOver(subject, 'OTHER_REGISTER_TYPE');
  }
  return otherFacts(identified, subject, { type, meaning }, context);
}

/** Of a registration that never was: what was told of it is taken back, whatever it may have been where that cannot be read. */
function removed(
  identified: Identified,
  subject: Subject,
  { type, wasCohort }: { readonly type: RegisterType | Fault; readonly wasCohort: boolean },
  context: Context,
): readonly Observed[] {
  const isUnclear = 'reason' in type;
  const end = { ending: 'DELETED', isComplete: !isUnclear } as const;
  const parts = isUnclear ? (['itself', 'level'] as const) : partsOf(type.meaning);
  return [
    ...(isUnclear || isCohort(type) || wasCohort
      ? [deselected(identified, subject, end, context)]
      : []),
    ...parts.map((part) =>
      recordRetracted(
        { ...identified, recordId: partOf(identified.recordId, part) },
        subject.person,
        context,
      ),
    ),
  ];
}

/** A deleted or cleared row may name no type any more; one that names a type which has not come yet has to wait. */
function typeOf(row: JsonObject, { reference }: Context): RegisterType | Fault {
  const id = readWhole(row[COLUMN]);
  if (id === null || id === undefined) return { reason: 'WRONG_SHAPE', fieldPath: COLUMN };
  const found = lookUp(reference, { table: 'R_REGISTER_TYPE', id, column: COLUMN });
  if (isMissing(found)) return found;
  const code = codeOf(found);
  if (code === null) return { reason: 'UNKNOWN_CODE', fieldPath: COLUMN };
  const isDpaExcluded = isSetOrUnclear(found['DPA_EXCLUDE']);
  return { code, meaning: registerMeaningOf(code), isDpaExcluded };
}

function isCohort(type: RegisterType | Fault): boolean {
  return (
    'meaning' in type &&
    type.meaning !== undefined &&
    !isIgnored(type.meaning) &&
    type.meaning.is === 'cohort'
  );
}

function membership(
  identified: Identified,
  subject: Subject,
  { type, isOver }: { readonly type: RegisterType; readonly isOver: boolean },
  context: Context,
): Reading {
  const { data, error } = RegistrationRow.safeParse(identified.change.row);
  if (isOver) {
    const end = { ending: 'DEREGISTERED', isComplete: !error } as const;
    const event = deselected(identified, subject, end, context);
    return says(subject, [event], error ? faultOf(error) : null);
  }
  if (error) return fails(subject, faultOf(error));
  const code = listedCodeAt(context.reference, data.REGISTER_CATEGORY_ID, 'REGISTER_CATEGORY_ID');
  if (isCodeFault(code)) return fails(subject, code);
  const { category, categoryCode } = cohortOf(code, context.codes);
  const limits = type.isDpaExcluded ? (['DPA_EXCLUDED'] as const) : [];
  const event: Observed<'NominalSelected'> = {
    type: 'NominalSelected',
    meta: rowMeta(identified, { type: 'NominalSelected', limits }, context),
    person: personOfOffender(data.OFFENDER_ID),
    registrationId: idOf(identified),
    category,
    categoryCode,
    subCategory: null,
    selectedOn: dayOrNull(data.REGISTRATION_DATE),
    reviewDue: dayOrNull(data.NEXT_REVIEW_DATE),
  };
  const reading = says(subject, [event]);
  return category === 'UNKNOWN' ? { ...reading, remarks: ['CATEGORY_NOT_MAPPED'] } : reading;
}

function deselected(
  identified: Identified,
  { person }: Subject,
  {
    ending,
    isComplete,
  }: { readonly ending: 'DELETED' | 'DEREGISTERED'; readonly isComplete: boolean },
  context: Context,
): Observed<'NominalDeselected'> {
  return {
    type: 'NominalDeselected',
    meta: rowMeta(identified, { type: 'NominalDeselected', isComplete }, context),
    person,
    registrationId: idOf(identified),
    // The day stands in the row of DEREGISTRATION.
    endedOn: null,
    ending,
  };
}

function otherFacts(
  identified: Identified,
  subject: Subject,
  {
    type,
    meaning,
  }: {
    readonly type: RegisterType;
    readonly meaning: Exclude<RegisterMeaning, { readonly is: 'cohort' }>;
  },
  context: Context,
): Reading {
  const { data, error } = RegistrationRow.safeParse(identified.change.row);
  if (error) return fails(subject, faultOf(error));
  const codes = codesOf(data, context);
  if ('reason' in codes) return fails(subject, codes);
  const limits = type.isDpaExcluded ? (['DPA_EXCLUDED'] as const) : [];
  const metaOf: MetaOfRegistration = (eventType, { part, ...rest }) =>
    rowMeta(
      { ...identified, recordId: partOf(identified.recordId, part) },
      { type: eventType, limits, ...rest },
      context,
    );
  const told = {
    id: idOf(identified),
    typeCode: type.code,
    ...codes,
    registeredOn: dayOrNull(data.REGISTRATION_DATE),
    // The row says only that it has ended: it did on the day on which it came to say so.
    endedOn: data.DEREGISTERED ? ukDayOf(committedAt(identified.change, context)) : null,
  };
  const person = personOfOffender(data.OFFENDER_ID);
  return says(subject, factsOfRegistration(told, meaning, { person, metaOf }));
}

function codesOf(row: RegistrationRow, { reference }: Context) {
  const categoryCode = listedCodeAt(reference, row.REGISTER_CATEGORY_ID, 'REGISTER_CATEGORY_ID');
  if (isCodeFault(categoryCode)) return categoryCode;
  const levelCode = listedCodeAt(reference, row.REGISTER_LEVEL_ID, 'REGISTER_LEVEL_ID');
  return isCodeFault(levelCode) ? levelCode : { categoryCode, levelCode };
}

function idOf({ recordId }: Identified): string {
  return recordId.slice(recordId.indexOf('/') + 1);
}
