import type { Day } from '../time.js';

/**
 * The source changed what it had said in a record that the bridge carried. Whoever had the record is to hear of it; what it
 * says now follows the agreements of today.
 */
export interface RecordCorrected {
  /** The event that is corrected. */
  readonly corrects: string;
  readonly recordType: string;
  /** Names of the fields that changed, never values. */
  readonly changed: readonly string[];
}

/** The source deleted a record that it had sent. */
export interface RecordRetracted {
  /** The event that is withdrawn; null as observed, filled in by the register, which knows what had been said. */
  readonly retracts: string | null;
  readonly recordType: string | null;
}

/**
 * From now on an organisation hears nothing more of somebody whom it had been told of. Why is not said: it could be a limit
 * on the case.
 */
export interface AccessEnded {
  /** The organisation that hears no more. */
  readonly recipient: string;
  readonly endedOn: Day;
}
