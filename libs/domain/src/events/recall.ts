import type { YesNo } from '../standing.js';
import type { Day } from '../time.js';

/** Before a decision: the side that supervises is considering a recall. `meta.occurredAt` is when. */
export interface RecallConsidered {
  /** What the source calls this thread (an nDelius NSI as `NSI/…`); null: it does not say. */
  readonly recallReference: string | null;
}

export type RecallView = 'SUPPORT' | 'OPPOSE' | 'UNKNOWN';

/** The view of the police on a recall that is considered (Niche `RecallView`). An assessment; it decides nothing. */
export interface RecallViewGiven {
  readonly view: RecallView;
  /** The class of the reason as the force codes it, never its words. */
  readonly reasonClass: string;
  /** As the other side gave it; null: the view names no thread. */
  readonly recallReference: string | null;
}

/**
 * CJA 2003 ss.255A–255C. The length of a fixed term (14, 28 or 56 days) follows from the sentence, and no source states it.
 * Emergency is the urgency of the process and no type.
 */
export type RecallType = 'STANDARD' | 'FIXED_TERM' | 'UNKNOWN';

/** What officers who arrest have to know: the questions of the recall report, and none of the answers' words. */
export type ArrestIssue =
  'DOG' | 'WEAPON_MARKER' | 'CHILD_PRESENT' | 'VULNERABLE_ADULT' | 'MEDICAL' | 'OTHER' | 'UNKNOWN';

/** Probation has decided to ask for a recall. `meta.occurredAt` is when it was decided. */
export interface RecallRequested {
  readonly recallReference: string | null;
  readonly proposedType: RecallType;
  readonly emergency: YesNo;
  readonly inCustody: YesNo;
  readonly lastAddress: string | null;
  /** One a line. */
  readonly possibleAddresses: string | null;
  /** null: the source does not say, which is not the same as none. */
  readonly arrestIssues: readonly ArrestIssue[] | null;
}

export type RecallOutcome = 'RECALLED' | 'NOT_RECALLED' | 'UNKNOWN';

/**
 * Recalled or not. That somebody is not recalled is said as well: it ends what others had begun. `meta.occurredAt` is when
 * it was decided.
 */
export interface RecallDecided {
  readonly recallReference: string | null;
  readonly outcome: RecallOutcome;
  /** UNKNOWN when not recalled. */
  readonly recallType: RecallType;
  /** From when the licence is revoked (RECALL.RECALL_DATE). */
  readonly recalledOn: Day | null;
  /** RECALL_REASON_ID or the NSI's outcome, as coded; seen by operators. */
  readonly reasonCode: string | null;
}

export type ArrestResult = 'ARRESTED' | 'NOT_FOUND' | 'UNKNOWN';

/** What came of looking for a recalled person (Niche `RecallArrest`). `meta.occurredAt` is when. */
export interface RecallArrestReported {
  readonly result: ArrestResult;
  readonly station: string | null;
  /** How often it has been tried so far. */
  readonly attempts: number;
  readonly recallReference: string | null;
}
