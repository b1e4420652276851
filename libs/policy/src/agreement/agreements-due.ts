import { type Day, type Micros, ukDayOf } from '@iom/domain';
import { dayAfter, daysBetween, lastDayOf } from '../decision/in-force.js';
import type { Agreement } from './agreement.js';

/** How many days before the end somebody is told of it. */
export const WARNED_DAYS = [1, 7, 30] as const;

/** An agreement under which sharing ends soon, or has ended. */
export interface AgreementDue {
  readonly id: string;
  /** The last day on which anything is shared under it, by its last version that follows on without a gap. */
  readonly lastDay: Day;
  /** Whole days after today on which it still holds; negative: it has ended. */
  readonly daysLeft: number;
  /** The nearest of the days of warning that has come; ENDED: nothing is shared under it any more. */
  readonly warning: (typeof WARNED_DAYS)[number] | 'ENDED';
}

/**
 * The agreements that end within thirty days, by their own end or by a review that is overdue beyond its grace, and those
 * that have ended, each until a version follows that goes on. One that is yet to begin is none of them.
 */
export function agreementsDue(
  { agreements }: { readonly agreements: readonly Agreement[] },
  at: Micros,
): readonly AgreementDue[] {
  const today = ukDayOf(at);
  return [...Map.groupBy(agreements, ({ id }) => id)].flatMap(([id, versions]) => {
    const lastDay = lastDayGoingOn(versions, today);
    if (lastDay === null) return [];
    const daysLeft = daysBetween(today, lastDay);
    const warning = daysLeft < 0 ? 'ENDED' : WARNED_DAYS.find((days) => daysLeft <= days);
    return warning === undefined ? [] : [{ id, lastDay, daysLeft, warning }];
  });
}

/** null: no version has begun. */
function lastDayGoingOn(versions: readonly Agreement[], today: Day): Day | null {
  const begun = versions.filter(({ inForce }) => inForce.from <= today).map(lastDayOf);
  let last = begun.toSorted().at(-1) ?? null;
  if (last === null || last < today) return last;
  for (const { inForce, lastDay } of versions
    .map((version) => ({ inForce: version.inForce, lastDay: lastDayOf(version) }))
    .toSorted((a, b) => (a.inForce.from < b.inForce.from ? -1 : 1))) {
    if (inForce.from <= dayAfter(last, 1) && lastDay > last) last = lastDay;
  }
  return last;
}
