import type { Day } from '@iom/domain';
import type { Agreement } from '../agreement/agreement.js';

/** The last day on which an agreement holds: its own, or that on which its review is overdue beyond its grace. */
export function lastDayOf({ inForce: { until, reviewBy, graceDays } }: Agreement): Day {
  const reviewed = dayAfter(reviewBy, graceDays);
  return reviewed < until ? reviewed : until;
}

/** The day so many days after another. */
export function dayAfter(day: Day, days: number): Day {
  const date = new Date(`${day}T00:00:00Z`);
  date.setUTCDate(date.getUTCDate() + days);
  return date.toISOString().slice(0, 10);
}

/** How many days one day is after another; negative when it is before it. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}
