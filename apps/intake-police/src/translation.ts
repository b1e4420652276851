import type { Observed, RefusalReason } from '@iom/domain';
import type { FaultReason } from './contract/fault.js';

/** Why a record of a force is refused. */
export type Refusal = RefusalReason;

/** What a producer is told about a record of its own: faults of format, never what the bridge knows or decided. */
export interface Feedback {
  readonly recordId: string | null;
  readonly recordVersion: number | null;
  readonly partition: number;
  readonly offset: number;
  /** QUARANTINED: kept waiting to be put right. DISCARDED: refused for what it is, nothing of it is kept. */
  readonly status: 'QUARANTINED' | 'DISCARDED';
  readonly reasonCode: FaultReason | Refusal;
  readonly fieldPath: string | null;
  readonly requiredAction: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Why a record is passed over without a word to its producer. */
export type SkipCode = 'TOMBSTONE';

/** Everything that follows from one source record. */
export interface Translation {
  readonly observed: readonly Observed[];
  /** For the organisation of the topic, whatever the record says about itself. */
  readonly feedback: readonly Feedback[];
  readonly skipped: SkipCode | null;
  /** The record's entity when it is one of the contract's, for counting; never text of the record. */
  readonly entity: string | null;
}
