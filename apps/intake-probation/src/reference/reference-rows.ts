import type { JsonObject } from '@iom/codec';

/** The code tables of nDelius, row by row. */
export interface ReferenceRows {
  /** The row under `TABLE/ID`; undefined: not seen, or removed. */
  get(key: string): JsonObject | undefined;
  /** Every row, by `TABLE/ID`. */
  entries(): Iterable<readonly [string, JsonObject]>;
}
