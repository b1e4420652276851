import { isPlausible, microsAhead, microsOfIso } from './calendar.js';
import { type WallMicros, wallOf } from './uk-time.js';
import { readWhole } from './whole-number.js';

export type TimeFault = 'WRONG_SHAPE' | 'IMPOSSIBLE_DATE';

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/;

/**
 * A DATE column: epoch milliseconds of wall time, or ISO text without a zone. Text that names a zone is taken at its word.
 * null: there is no value.
 */
export function readWall(value: unknown): { readonly wall: WallMicros } | null | TimeFault {
  const whole = readWhole(value);
  if (whole === null) return null;
  if (whole !== undefined) {
    const wall = Number(whole) * 1_000;
    return isPlausible(wall) ? { wall } : 'IMPOSSIBLE_DATE';
  }
  const parts = typeof value === 'string' ? ISO.exec(value.trim()) : null;
  if (!parts) return 'WRONG_SHAPE';
  const written = microsOfIso(parts);
  if (written === undefined) return 'IMPOSSIBLE_DATE';
  if (parts[8]) return { wall: wallOf(written) };
  if (!parts[9]) return { wall: written };
  const ahead = microsAhead(parts[9], parts[10] ?? '', parts[11] ?? '');
  return ahead === undefined ? 'IMPOSSIBLE_DATE' : { wall: wallOf(written - ahead) };
}

const MICROS_PER_DAY = 86_400_000_000;
const MOST_KNOWN = 50_000;
const knownDays = new Map<number, string>();

/** The day on the calendar on that wall. */
export function dayOfWall(wall: WallMicros): string {
  const number = Math.floor(wall / MICROS_PER_DAY);
  return knownDays.get(number) ?? learnDay(number);
}

/** ISO 8601 without a zone, to the second. */
export function textOfWall(wall: WallMicros): string {
  const seconds = Math.floor((wall - Math.floor(wall / MICROS_PER_DAY) * MICROS_PER_DAY) / 1e6);
  const [hour, minute, second] = [seconds / 3600, (seconds / 60) % 60, seconds % 60];
  return `${dayOfWall(wall)}T${twoDigits(hour)}:${twoDigits(minute)}:${twoDigits(second)}`;
}

/** Records of a time name the same few days again and again. */
function learnDay(number: number): string {
  if (knownDays.size >= MOST_KNOWN) knownDays.clear();
  const day = new Date((number * MICROS_PER_DAY) / 1_000).toISOString().slice(0, 10);
  knownDays.set(number, day);
  return day;
}

function twoDigits(value: number): string {
  const whole = Math.floor(value);
  return whole < 10 ? `0${whole}` : String(whole);
}
