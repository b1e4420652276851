import type { JsonObject } from '@iom/codec';
import type { Observed } from '@iom/domain';
import type { z } from 'zod';
import { type Fault, faultOf } from '../reading/fault.js';
import { fails, type Reading, says, type Subject } from '../reading.js';
import { codeAt, isCodeFault, listedCodeAt } from '../reference/lookup.js';
import type { Context } from '../source-record.js';
import { longText, optionalWall, optionalWhole, requiredFlag, rowOf, whole } from './columns.js';
import { dayOrNull, hasCome } from './day.js';
import { personOfOffender } from './person.js';
import { isRemoved } from './removal.js';
import { recordRetracted } from './retraction.js';
import { type Identified, rowMeta } from './row-meta.js';

const ConditionRow = rowOf({
  OFFENDER_ID: whole,
  DISPOSAL_ID: optionalWhole,
  LIC_COND_TYPE_MAIN_CAT_ID: whole,
  LIC_COND_TYPE_SUB_CAT_ID: optionalWhole,
  START_DATE: optionalWall,
  EXPECTED_END_DATE: optionalWall,
  TERMINATION_DATE: optionalWall,
  LIC_CONDITION_NOTES: longText,
  ACTIVE_FLAG: requiredFlag,
});
type ConditionRow = z.output<typeof ConditionRow>;

const MAIN_CODE = /^N?LC\d+$/i;

/** What of a condition can be varied while it is in force. */
const TERMS = [
  'LIC_COND_TYPE_MAIN_CAT_ID',
  'LIC_COND_TYPE_SUB_CAT_ID',
  'START_DATE',
  'EXPECTED_END_DATE',
  'LIC_CONDITION_NOTES',
] as const satisfies readonly (keyof ConditionRow)[];

/** One condition of a licence: in force, changed, or no longer in force. */
export function readLicenceCondition(
  identified: Identified,
  subject: Subject,
  context: Context,
): Reading {
  const { change } = identified;
  if (isRemoved(change)) {
    return says(subject, [recordRetracted(identified, subject.person, context)]);
  }
  const { data, error } = ConditionRow.safeParse(change.row);
  if (error) return fails(subject, faultOf(error));
  const { reference, codes } = context;
  const mainCode = mainCodeOf(data.LIC_COND_TYPE_MAIN_CAT_ID, context);
  if (typeof mainCode === 'object') return fails(subject, mainCode);
  const subCode = listedCodeAt(
    reference,
    data.LIC_COND_TYPE_SUB_CAT_ID,
    'LIC_COND_TYPE_SUB_CAT_ID',
  );
  if (isCodeFault(subCode)) return fails(subject, subCode);

  const conditionCategory = codes.licenceCondition.get(mainCode.toUpperCase()) ?? 'UNKNOWN';
  const type = typeOf(data, change.before, context);
  const event: Observed<'LicenceActivated' | 'LicenceVaried' | 'LicenceEnded'> = {
    type,
    meta: rowMeta(identified, { type }, context),
    person: personOfOffender(data.OFFENDER_ID),
    concerns: 'CONDITION',
    licenceId: null,
    sentenceId: data.DISPOSAL_ID,
    conditionCode: subCode,
    conditionMainCode: mainCode,
    conditionCategory,
    conditionText: data.LIC_CONDITION_NOTES,
    startsOn: dayOrNull(data.START_DATE),
    expectedEndOn: dayOrNull(data.EXPECTED_END_DATE),
    endedOn: dayOrNull(data.TERMINATION_DATE),
  };
  const reading = says(subject, [event]);
  return conditionCategory === 'UNKNOWN'
    ? { ...reading, remarks: ['CONDITION_NOT_MAPPED'] }
    : reading;
}

/** The code of a main category. Where its own table is not sent, the list of small tables is asked, for such a code only. */
function mainCodeOf(id: string, { reference, codes }: Context): string | Fault {
  const column = 'LIC_COND_TYPE_MAIN_CAT_ID';
  const own = codeAt(reference, { table: 'R_LIC_COND_TYPE_MAIN_CAT', id, column });
  if (typeof own === 'string') return own;
  const listed = listedCodeAt(reference, id, column);
  const isMainCode =
    typeof listed === 'string' &&
    (MAIN_CODE.test(listed) || codes.licenceCondition.has(listed.toUpperCase()));
  return isMainCode ? listed : own;
}

function typeOf(row: ConditionRow, before: JsonObject | null, context: Context) {
  if (!isInForce(row, context)) return 'LicenceEnded' as const;
  const earlier = before === null ? undefined : ConditionRow.safeParse(before).data;
  if (earlier === undefined || !isInForce(earlier, context)) return 'LicenceActivated' as const;
  const isVaried = TERMS.some((term) => earlier[term] !== row[term]);
  return isVaried ? ('LicenceVaried' as const) : ('LicenceActivated' as const);
}

function isInForce(row: ConditionRow, { observedAt }: Context): boolean {
  const hasEnded = row.TERMINATION_DATE !== null && hasCome(row.TERMINATION_DATE, observedAt);
  return row.ACTIVE_FLAG && !hasEnded;
}
