import type { YesNo } from '../standing.js';
import type { Day } from '../time.js';

/** A source reported who one of its persons is; the identifiers are in `person`. */
export interface IdentifiersReported {
  /** The source has removed this record of the person (nDelius SOFT_DELETED, a deleted row). */
  readonly removed: boolean;
}

/** Probation limits who may see the case (nDelius exclusion or restriction), or does not say whether it does. */
export interface AccessLimited {
  readonly exclusion: YesNo;
  readonly restriction: YesNo;
}

/** Neither an exclusion nor a restriction is in force. */
export interface AccessLimitLifted {
  readonly exclusion: YesNo;
  readonly restriction: YesNo;
}

/** Which team is responsible (nDelius OFFENDER_MANAGER): it gives a nominal their area. */
export interface ResponsibleTeamChanged {
  readonly provider: string | null;
  readonly pdu: string | null;
  readonly team: string | null;
  readonly from: Day | null;
  /** false: this allocation has ended or was removed. */
  readonly active: boolean;
}
