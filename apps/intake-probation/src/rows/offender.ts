import { NOBODY, type Observed, type PersonClaim, type YesNo } from '@iom/domain';
import type { z } from 'zod';
import { type Fault, faultOf } from '../reading/fault.js';
import { readYesNo } from '../reading/flag.js';
import { claimOf, isSomebody } from '../reading/identifiers.js';
import { dayOfWall } from '../reading/wall-time.js';
import { type Reading, says, type Subject } from '../reading.js';
import type { Context } from '../source-record.js';
import { birthDate, flag, optionalName, optionalWhole, rowOf, whole, yesNo } from './columns.js';
import { type Identified, rowMeta } from './row-meta.js';

const OffenderRow = rowOf({
  OFFENDER_ID: whole,
  CRN: optionalName,
  PNC_NUMBER: optionalName,
  CRO_NUMBER: optionalName,
  NOMS_NUMBER: optionalName,
  FIRST_NAME: optionalName,
  SURNAME: optionalName,
  DATE_OF_BIRTH_DATE: birthDate,
  CURRENT_EXCLUSION: yesNo,
  CURRENT_RESTRICTION: yesNo,
  SOFT_DELETED: flag,
  TRAINING_SESSION_ID: optionalWhole,
});
type OffenderRow = z.output<typeof OffenderRow>;

/** Who a person of nDelius is, and whether access to the case is limited. A limit is taken also from a row that is broken elsewhere. */
export function readOffender(identified: Identified, subject: Subject, context: Context): Reading {
  const { row, isDeleted } = identified.change;
  const { data, error } = OffenderRow.safeParse(row);
  if (error) return limitOnly(identified, { subject, fault: faultOf(error) }, context);

  const person = personOf(data, context);
  const identifiers: Observed<'IdentifiersReported'> = {
    type: 'IdentifiersReported',
    meta: rowMeta(identified, { type: 'IdentifiersReported' }, context),
    person,
    removed: isDeleted || data.SOFT_DELETED,
  };
  // A row that is gone says no more about limits.
  if (isDeleted) return says(subject, [identifiers]);
  const access = accessOf(
    identified,
    person,
    [data.CURRENT_EXCLUSION, data.CURRENT_RESTRICTION],
    context,
  );
  // One that is only marked as removed can still tighten; it frees nobody.
  const isIdle = identifiers.removed && access.type === 'AccessLimitLifted';
  return says(subject, isIdle ? [identifiers] : [identifiers, access]);
}

/** Of a row that is broken: the limit alone, which is taken at once. */
export function limitOnly(
  identified: Identified,
  { subject, fault }: { readonly subject: Subject; readonly fault: Fault },
  context: Context,
): Reading {
  const { row, isDeleted } = identified.change;
  const flags = [
    readYesNo(row['CURRENT_EXCLUSION']),
    readYesNo(row['CURRENT_RESTRICTION']),
  ] as const;
  const access = accessOf(identified, subject.person, flags, context);
  const isTightening = access.type === 'AccessLimited' && !isDeleted && isSomebody(subject.person);
  return says(subject, isTightening ? [access] : [], fault);
}

function accessOf(
  identified: Identified,
  person: PersonClaim,
  [exclusion, restriction]: readonly [YesNo, YesNo],
  context: Context,
): Observed<'AccessLimited' | 'AccessLimitLifted'> {
  const isLifted = exclusion === 'NO' && restriction === 'NO';
  const type = isLifted ? 'AccessLimitLifted' : 'AccessLimited';
  return {
    type,
    meta: rowMeta(identified, { type }, context),
    person,
    exclusion,
    restriction,
    wholeCase: true,
    from: null,
    until: null,
  };
}

function personOf(row: OffenderRow, { observedAt }: Context): PersonClaim {
  const { CRN, NOMS_NUMBER, PNC_NUMBER, CRO_NUMBER, DATE_OF_BIRTH_DATE } = row;
  return {
    ...NOBODY,
    ...claimOf({ crn: CRN, nomsNumber: NOMS_NUMBER, pnc: PNC_NUMBER, cro: CRO_NUMBER }, observedAt),
    offenderId: row.OFFENDER_ID,
    surname: row.SURNAME,
    forenames: row.FIRST_NAME,
    dateOfBirth: DATE_OF_BIRTH_DATE === null ? null : dayOfWall(DATE_OF_BIRTH_DATE),
  };
}
