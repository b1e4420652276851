import type { Observed, WallMicros } from '@iom/domain';
import type { z } from 'zod';
import {
  isBreachOutcome,
  NSI_TYPES,
  RECALL_OUTCOMES,
  RECALL_STATUSES,
  type RecallEnd,
} from '../codes/nsi-codes.js';
import { type Fault, faultOf } from '../reading/fault.js';
import { readWhole } from '../reading/whole-number.js';
import { fails, passesOver, type Reading, says, type Subject } from '../reading.js';
import { codeAt, isCodeFault, listedCodeAt } from '../reference/lookup.js';
import type { Context } from '../source-record.js';
import { optionalWall, optionalWhole, rowOf, whole } from './columns.js';
import { type ContactTime, happenedAt, timeOfColumn } from './contact-time.js';
import { personOfOffender } from './person.js';
import { isRemoved } from './removal.js';
import { recordRetracted } from './retraction.js';
import { type Identified, rowMeta } from './row-meta.js';

const NsiRow = rowOf({
  OFFENDER_ID: whole,
  REFERRAL_DATE: optionalWall,
  ACTUAL_START_DATE: optionalWall,
  ACTUAL_END_DATE: optionalWall,
  NSI_STATUS_ID: optionalWhole,
  NSI_STATUS_DATE: optionalWall,
  NSI_OUTCOME_ID: optionalWhole,
});
type NsiRow = z.output<typeof NsiRow>;
type NsiColumn = Extract<keyof NsiRow, `${string}_DATE`>;

/** A breach is asked for in one event and concluded in another; how it ended is a record beside the request. */
export const OUTCOME_PART = '/outcome';

/** A non-statutory intervention: of all that nDelius keeps as such, breaches and recalls are carried. */
export function readNsi(identified: Identified, subject: Subject, context: Context): Reading {
  const { change } = identified;
  if (isRemoved(change)) {
    const withdrawn = (each: Identified) => recordRetracted(each, subject.person, context);
    return says(subject, [withdrawn(identified), withdrawn(outcomeOf(identified))]);
  }
  const typeId = readWhole(change.row['NSI_TYPE_ID']);
  if (!typeId) return fails(subject, { reason: 'WRONG_SHAPE', fieldPath: 'NSI_TYPE_ID' });
  const typeCode = codeAt(context.reference, {
    table: 'R_NSI_TYPE',
    id: typeId,
    column: 'NSI_TYPE_ID',
  });
  if (typeof typeCode === 'object') return fails(subject, typeCode);
  const concern = NSI_TYPES.get(typeCode.toUpperCase());
  if (concern === undefined) return passesOver(subject, 'NSI_TYPE_NOT_CARRIED');

  const { data, error } = NsiRow.safeParse(change.row);
  if (error) return fails(subject, faultOf(error));
  const nsi: Nsi = { identified, row: data, typeCode };
  const read = concern === 'breach' ? breach(nsi, context) : recall(nsi, context);
  return Array.isArray(read) ? says(subject, read) : fails(subject, read as Fault);
}

interface Nsi {
  readonly identified: Identified;
  readonly row: NsiRow;
  readonly typeCode: string;
}

function breach(nsi: Nsi, context: Context): readonly Observed[] | Fault {
  const { identified, row, typeCode: actionCode } = nsi;
  const outcomeCode = listedCodeAt(context.reference, row.NSI_OUTCOME_ID, 'NSI_OUTCOME_ID');
  if (isCodeFault(outcomeCode)) return outcomeCode;
  if (outcomeCode !== null && !isBreachOutcome(outcomeCode)) {
    return { reason: 'UNKNOWN_CODE', fieldPath: 'NSI_OUTCOME_ID' };
  }
  const asked = firstOf(nsi, ['REFERRAL_DATE', 'ACTUAL_START_DATE', 'NSI_STATUS_DATE'], context);
  if ('reason' in asked) return asked;
  const request = enforcement(
    identified,
    asked,
    { row, action: 'BREACH_REQUESTED', actionCode, outcomeCode: null },
    context,
  );
  if (outcomeCode === null) return [request];
  const concluded = firstOf(nsi, ['ACTUAL_END_DATE', 'NSI_STATUS_DATE'], context);
  if ('reason' in concluded) return concluded;
  const end = { row, action: 'BREACH_CONCLUDED', actionCode, outcomeCode } as const;
  return [request, enforcement(outcomeOf(identified), concluded, end, context)];
}

function enforcement(
  identified: Identified,
  time: ContactTime,
  {
    row,
    ...said
  }: { readonly row: NsiRow } & Pick<
    Observed<'EnforcementActionTaken'>,
    'action' | 'actionCode' | 'outcomeCode'
  >,
  context: Context,
): Observed<'EnforcementActionTaken'> {
  return {
    type: 'EnforcementActionTaken',
    meta: rowMeta(
      identified,
      { type: 'EnforcementActionTaken', occurred: time, note: time.note },
      context,
    ),
    person: personOfOffender(row.OFFENDER_ID),
    ...said,
    takenOn: time.day,
    respondBy: null,
    contactRecordId: null,
  };
}

/** How far a recall has come: its outcome says, else its status. */
function recall(nsi: Nsi, context: Context): readonly Observed[] | Fault {
  const { row } = nsi;
  const outcomeCode = listedCodeAt(context.reference, row.NSI_OUTCOME_ID, 'NSI_OUTCOME_ID');
  if (isCodeFault(outcomeCode)) return outcomeCode;
  if (outcomeCode !== null) {
    const end = RECALL_OUTCOMES.get(outcomeCode.toUpperCase());
    return end
      ? decided(nsi, { end, reasonCode: outcomeCode }, context)
      : { reason: 'UNKNOWN_CODE', fieldPath: 'NSI_OUTCOME_ID' };
  }
  const statusCode = listedCodeAt(context.reference, row.NSI_STATUS_ID, 'NSI_STATUS_ID');
  if (isCodeFault(statusCode)) return statusCode;
  if (statusCode === null) return { reason: 'WRONG_SHAPE', fieldPath: 'NSI_STATUS_ID' };
  switch (RECALL_STATUSES.get(statusCode.toUpperCase())) {
    case 'considered':
      return considered(nsi, context);
    case 'requested':
      return requested(nsi, context);
    case 'not-recalled': {
      const end = { outcome: 'NOT_RECALLED', recallType: 'UNKNOWN' } as const;
      return decided(nsi, { end, reasonCode: statusCode }, context);
    }
    case undefined:
      return { reason: 'UNKNOWN_CODE', fieldPath: 'NSI_STATUS_ID' };
  }
}

function considered(nsi: Nsi, context: Context): readonly Observed[] | Fault {
  const time = firstOf(nsi, ['REFERRAL_DATE', 'NSI_STATUS_DATE'], context);
  if ('reason' in time) return time;
  const event: Observed<'RecallConsidered'> = {
    type: 'RecallConsidered',
    ...about(nsi, 'RecallConsidered', time, context),
    recallReference: nsi.identified.recordId,
  };
  return [event];
}

function requested(nsi: Nsi, context: Context): readonly Observed[] | Fault {
  const time = firstOf(nsi, ['NSI_STATUS_DATE', 'REFERRAL_DATE'], context);
  if ('reason' in time) return time;
  const event: Observed<'RecallRequested'> = {
    type: 'RecallRequested',
    ...about(nsi, 'RecallRequested', time, context),
    recallReference: nsi.identified.recordId,
    // The report that says all this is a document, and no column of the row.
    proposedType: 'UNKNOWN',
    emergency: 'UNKNOWN',
    inCustody: 'UNKNOWN',
    lastAddress: null,
    possibleAddresses: null,
    arrestIssues: null,
  };
  return [event];
}

function decided(
  nsi: Nsi,
  { end, reasonCode }: { readonly end: RecallEnd; readonly reasonCode: string },
  context: Context,
): readonly Observed[] | Fault {
  const time = firstOf(nsi, ['ACTUAL_END_DATE', 'NSI_STATUS_DATE'], context);
  if ('reason' in time) return time;
  const event: Observed<'RecallDecided'> = {
    type: 'RecallDecided',
    ...about(nsi, 'RecallDecided', time, context),
    recallReference: nsi.identified.recordId,
    ...end,
    recalledOn: null,
    reasonCode,
  };
  return [event];
}

function about(
  { identified, row }: Nsi,
  type: 'RecallConsidered' | 'RecallRequested' | 'RecallDecided',
  time: ContactTime,
  context: Context,
) {
  return {
    meta: rowMeta(identified, { type, occurred: time, note: time.note }, context),
    person: personOfOffender(row.OFFENDER_ID),
  };
}

/** The first of several columns that holds a time. */
function firstOf(
  { row }: Nsi,
  columns: readonly NsiColumn[],
  context: Context,
): ContactTime | Fault {
  for (const column of columns) {
    const wall: WallMicros | null = row[column];
    if (wall !== null) return happenedAt(timeOfColumn(wall, column), column, context);
  }
  return { reason: 'WRONG_SHAPE', fieldPath: columns[0] ?? null };
}

function outcomeOf(identified: Identified): Identified {
  return { ...identified, recordId: identified.recordId + OUTCOME_PART };
}
