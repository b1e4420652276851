import type { LogRecord } from './stage.js';

/** What one fetch of one partition brought. */
export interface Chunk {
  /** Committed data records as they are in the log (packed ones still packed), in order. May be empty although `next` has moved on. */
  readonly records: readonly LogRecord[];
  /** Where to read next: behind everything seen, be it data, marker, aborted or compacted away. */
  readonly next: number;
  /** Everything below is decided (the last stable offset, at the moment of this fetch). */
  readonly stable: number;
}
