import { dayText } from './calendar.js';
import type { NicheChange } from './niche-line.js';
import type { Role } from './person.js';
import { type ForceWeek, policeRecordId, someTime } from './police-teller.js';

/** Of those on IOM, whom their force has flagged by the end of the first week, and later in each week. */
const FLAGGED_AT_FIRST = 0.3;
const FLAGGED_LATER = 0.01;
const LEAVE_IOM: ReadonlySet<Role> = new Set(['deselected', 'registered-in-error']);

/** The force's own flag. Of those who leave IOM nobody takes it down: that is what the bridge is to find. */
export function flagChanges(week: ForceWeek): readonly NicheChange[] {
  const { random, person } = week;
  const isFirst = week.week === 1;
  const isFlagged = isFirst && LEAVE_IOM.has(person.role);
  if (!random.chance(isFirst ? FLAGGED_AT_FIRST : FLAGGED_LATER) && !isFlagged) return [];
  const changed = someTime(week);
  return [
    {
      entity: 'IomFlag',
      operation: 'created',
      recordId: policeRecordId('IF', week),
      recordVersion: 1,
      changed,
      record: {
        flag: 'set',
        category: random.pick(['fixed', 'flex', 'free']),
        on: dayText(changed),
      },
    },
  ];
}
