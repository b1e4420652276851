import { type Day, type Micros, type WallMicros, wallOf } from '@iom/domain';
import { dayOfWall } from '../reading/wall-time.js';

/** The day of a DATE column; null: it has none. */
export function dayOrNull(wall: WallMicros | null): Day | null {
  return wall === null ? null : dayOfWall(wall);
}

/** Whether a day of a DATE column has come, seen from when the record was read. */
export function hasCome(wall: WallMicros, observedAt: Micros): boolean {
  return wall <= wallOf(observedAt);
}
