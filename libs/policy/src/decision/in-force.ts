import type { Day } from '@iom/domain';
import type { Agreement } from '../agreement/agreement.js';

/** The last day on which an agreement holds: its own, or that on which its review is overdue beyond its grace. */
export function lastDayOf({ inForce: { until, reviewBy, graceDays } }: Agreement): Day {
  const reviewed = daysAfter(reviewBy, graceDays);
  return reviewed < until ? reviewed : until;
}

function daysAfter(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}
