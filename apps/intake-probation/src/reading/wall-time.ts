import {
  isPlausibleTime,
  microsAhead,
  microsOfIso,
  type TimeFault,
  type WallMicros,
  wallOf,
} from '@iom/domain';
import { isOf1970 } from './fact-time.js';
import { readWhole } from './whole-number.js';

const ISO =
  /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.(\d{1,9}))?)?)?(?:(Z)|([+-])(\d{2}):?(\d{2}))?$/;

type WallReading = { readonly wall: WallMicros } | null | TimeFault;

/**
 * A DATE column: epoch milliseconds of wall time, or ISO text without a zone. Text that names a zone is taken at its word.
 * null: there is no value. One that falls into 1970 is none: see `isOf1970`.
 */
export function readWall(value: unknown): WallReading {
  const read = readTimeOfDay(value);
  return isWall(read) && isOf1970(read.wall) ? 'IMPOSSIBLE_DATE' : read;
}

const MICROS_PER_HOUR = 3_600_000_000;
const NEAR_ZERO = Date.UTC(1969, 0) * 1_000;

/** People are born in 1970. But then the day is whole, as seconds or days that pass for milliseconds do not look. */
export function readBirthDate(value: unknown): WallReading {
  const read = readTimeOfDay(value);
  if (!isWall(read)) return read;
  const { wall } = read;
  const isNearZero = isOf1970(wall) || (wall >= NEAR_ZERO && wall < 0);
  return isNearZero && wall % MICROS_PER_HOUR !== 0 ? 'IMPOSSIBLE_DATE' : read;
}

function isWall(read: WallReading): read is { readonly wall: WallMicros } {
  return typeof read === 'object' && read !== null;
}

/** A DATE column of which the time of day alone counts: its date may be any, the first of January 1970 among them. */
export function readTimeOfDay(value: unknown): WallReading {
  const whole = readWhole(value);
  if (whole === null) return null;
  if (whole !== undefined) {
    const wall = Number(whole) * 1_000;
    return isPlausibleTime(wall) ? { wall } : 'IMPOSSIBLE_DATE';
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
