/**
 * A moment as a clock on a wall in the United Kingdom shows it: milliseconds since 1970, written as if that were UTC. It is
 * how nDelius stores a DATE, and how a story is told.
 */
export type Wall = number;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Monday 1 June 2026, midnight: everything in a feed is dated from here, and no clock is read. */
export const FIRST_MONDAY: Wall = Date.UTC(2026, 5, 1);

/** Midnight of a day of a week: week 1, day 0 is the first Monday. */
export function dayOfWeek(week: number, day: number): Wall {
  return FIRST_MONDAY + ((week - 1) * 7 + day) * DAY;
}

/** The instant in UTC, epoch milliseconds. */
export function instantOf(wall: Wall): number {
  return wall - offsetMsOf(wall);
}

/** `2026-06-14` */
export function dayText(wall: Wall): string {
  return new Date(wall).toISOString().slice(0, 10);
}

/** `2026-06-14T21:40:11`: ISO without a zone. */
export function localText(wall: Wall): string {
  return new Date(wall).toISOString().slice(0, 19);
}

/** `2026-06-14T21:40:11+01:00` */
export function offsetText(wall: Wall): string {
  return `${localText(wall)}${offsetMsOf(wall) === 0 ? '+00:00' : '+01:00'}`;
}

/** `Sun Jun 14 21:40:11 BST 2026`: how Java prints a Date, and how nDelius' events carry one. */
export function javaText(wall: Wall): string {
  const date = new Date(wall);
  const [day, dayOfMonth, month, year, time] = date.toUTCString().replace(',', '').split(' ');
  const zone = offsetMsOf(wall) === 0 ? 'GMT' : 'BST';
  return `${day} ${month} ${dayOfMonth} ${time} ${zone} ${year}`;
}

/** Summer time: from the last Sunday of March, 01:00, to the last Sunday of October, 02:00 on the wall. */
function offsetMsOf(wall: Wall): number {
  const year = new Date(wall).getUTCFullYear();
  const begins = lastSundayOf(year, 2) + HOUR;
  const ends = lastSundayOf(year, 9) + 2 * HOUR;
  return wall >= begins && wall < ends ? HOUR : 0;
}

function lastSundayOf(year: number, month: number): Wall {
  const last = Date.UTC(year, month + 1, 0);
  return last - new Date(last).getUTCDay() * DAY;
}
