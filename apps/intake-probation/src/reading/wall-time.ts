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

/** The day on the calendar on that wall. */
export function dayOfWall(wall: WallMicros): string {
  return textOfWall(wall).slice(0, 10);
}

/** ISO 8601 without a zone, to the second. */
export function textOfWall(wall: WallMicros): string {
  return new Date(Math.floor(wall / 1_000)).toISOString().slice(0, 19);
}
