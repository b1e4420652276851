import type { Change } from './stage.js';

/** A part of a stage's state as one record of its state topic holds it. */
export interface StatePart {
  /** Counts the transactions that changed the state. */
  readonly sequence: number;
  /** Present when this is a bucket as a whole; its first part (0) replaces what was known of the bucket. */
  readonly bucket?: number;
  readonly part: number;
  readonly entries: readonly Change<Buffer>[];
}

/** How a part is stored (`@iom/codec` has the real one). */
export interface StatePartCodec {
  encode(part: StatePart): Buffer;
  decode(bytes: Buffer): StatePart;
  /** Awaited before `decode` is given these. */
  learn?(records: Iterable<Buffer>): Promise<void>;
}

/** The values that these parts set, as they were stored. */
export function valuesIn(parts: readonly StatePart[]): Buffer[] {
  return parts.flatMap(({ entries }) => entries.flatMap(([, value]) => (value ? [value] : [])));
}
