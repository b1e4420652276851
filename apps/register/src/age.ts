import { type Day, type Micros, ukDayOf, type YesNo } from '@iom/domain';

const MICROS_PER_HOUR = 3_600_000_000;
let lastHour = Number.NaN;
let lastDay: Day = '';

/** The UK day of an instant. It only changes on the hour, and asking the calendar is dear. */
export function dayOf(instant: Micros): Day {
  const hour = Math.floor(instant / MICROS_PER_HOUR);
  if (hour !== lastHour) {
    lastDay = ukDayOf(instant);
    lastHour = hour;
  }
  return lastDay;
}

/** 18 from the birthday itself on; whoever was born on 29 February has it on 1 March of other years. */
export function isAdult(dateOfBirth: Day, today: Day): boolean {
  const eighteenth = `${String(Number(dateOfBirth.slice(0, 4)) + 18).padStart(4, '0')}${dateOfBirth.slice(4)}`;
  return today >= eighteenth;
}

/** Probation's date decides; a force's date that says otherwise makes it unknown, for one of them is wrong. */
export function ageOf(
  probationDate: Day | null,
  forceDates: readonly (Day | null)[],
  today: Day,
): YesNo {
  if (probationDate === null) return 'UNKNOWN';
  if (!isAdult(probationDate, today)) return 'NO';
  const isDoubted = forceDates.some((date) => date !== null && !isAdult(date, today));
  return isDoubted ? 'UNKNOWN' : 'YES';
}
