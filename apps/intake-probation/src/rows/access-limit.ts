import type { Observed } from '@iom/domain';
import { faultOf } from '../reading/fault.js';
import { readWall } from '../reading/wall-time.js';
import { isSomebody } from '../reading/identifiers.js';
import type { JsonObject } from '../reading/json.js';
import { passesOver, type Reading, says, type Subject } from '../reading.js';
import type { Context } from '../source-record.js';
import { optionalWall, rowOf, whole } from './columns.js';
import { hasCome } from './day.js';
import { isRemoved } from './removal.js';
import { type Identified, rowMeta } from './row-meta.js';

const Columns = {
  EXCLUSION: rowOf({
    OFFENDER_ID: whole,
    USER_ID: whole,
    EXCLUSION_DATE: optionalWall,
    EXCLUSION_END_DATE: optionalWall,
  }),
  RESTRICTION: rowOf({
    OFFENDER_ID: whole,
    USER_ID: whole,
    RESTRICTION_DATE: optionalWall,
    RESTRICTION_END_DATE: optionalWall,
  }),
} as const;
type LimitTable = keyof typeof Columns;

/**
 * That a user is kept from a case, or that only some may see it. Whoever it is, the case is limited while it holds, and a
 * limit that is to begin is taken as one that has. That it is over frees nobody: there may be others, and the flags of the
 * OFFENDER row are about all of them.
 */
export function readAccessLimit(table: LimitTable) {
  return (identified: Identified, subject: Subject, context: Context): Reading => {
    const { change } = identified;
    if (isRemoved(change) || hasEnded(change.row, table, context)) {
      return passesOver(subject, 'LIMIT_NOT_IN_FORCE');
    }
    const { error } = Columns[table].safeParse(change.row);
    const fault = error ? faultOf(error) : null;
    const event: Observed<'AccessLimited'> = {
      type: 'AccessLimited',
      meta: rowMeta(identified, { type: 'AccessLimited', isComplete: fault === null }, context),
      person: subject.person,
      exclusion: table === 'EXCLUSION' ? 'YES' : 'UNKNOWN',
      restriction: table === 'RESTRICTION' ? 'YES' : 'UNKNOWN',
    };
    return says(subject, isSomebody(subject.person) ? [event] : [], fault);
  };
}

/** Only a readable day in the past ends a limit. */
function hasEnded(row: JsonObject, table: LimitTable, { observedAt }: Context): boolean {
  const read = readWall(row[`${table}_END_DATE`]);
  return typeof read === 'object' && read !== null && hasCome(read.wall, observedAt);
}
