import type { JsonObject } from '@iom/codec';
import { type Day, type Observed, ukDayOf } from '@iom/domain';
import { faultOf } from '../reading/fault.js';
import { dayOfWall, readWall } from '../reading/wall-time.js';
import { isSomebody } from '../reading/identifiers.js';
import { passesOver, type Reading, says, type Subject } from '../reading.js';
import type { Context } from '../source-record.js';
import { optionalWall, rowOf, whole } from './columns.js';
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
 * limit that is to begin is taken as one that has. One that is over or removed is lifted, and no other with it.
 */
export function readAccessLimit(table: LimitTable) {
  return (identified: Identified, subject: Subject, context: Context): Reading => {
    const { change } = identified;
    const { row } = change;
    const until = dayIn(row, `${table}_END_DATE`);
    const hasEnded = until !== null && until < ukDayOf(context.observedAt);
    const isOver = isRemoved(change) || hasEnded;
    if (isOver && !isSomebody(subject.person)) return passesOver(subject, 'LIMIT_NOT_IN_FORCE');
    const { error } = Columns[table].safeParse(row);
    const fault = error && !isOver ? faultOf(error) : null;
    const type = isOver ? 'AccessLimitLifted' : 'AccessLimited';
    const isInForce = isOver ? 'NO' : 'YES';
    const event: Observed<typeof type> = {
      type,
      meta: rowMeta(identified, { type, isComplete: !error }, context),
      person: subject.person,
      exclusion: table === 'EXCLUSION' ? isInForce : 'UNKNOWN',
      restriction: table === 'RESTRICTION' ? isInForce : 'UNKNOWN',
      wholeCase: false,
      from: dayIn(row, `${table}_DATE`),
      until,
    };
    return says(subject, isSomebody(subject.person) ? [event] : [], fault);
  };
}

/** Only a day that can be read is one: a limit whose end cannot is open. */
function dayIn(row: JsonObject, column: string): Day | null {
  const read = readWall(row[column]);
  return typeof read === 'object' && read !== null ? dayOfWall(read.wall) : null;
}
