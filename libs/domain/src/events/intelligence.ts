import type { Day } from '../time.js';

/** The 3 of 3×5×2, how good the source is: RELIABLE = 1, UNTESTED = 2, NOT_RELIABLE = 3. */
export type SourceEvaluation = 'RELIABLE' | 'UNTESTED' | 'NOT_RELIABLE' | 'UNKNOWN';

/**
 * The 5 of 3×5×2, how the source knows: A directly; B indirectly, corroborated; C indirectly; D not known; E suspected to be
 * false.
 */
export type InformationAssessment = 'A' | 'B' | 'C' | 'D' | 'E' | 'UNKNOWN';

/** The 2 of 3×5×2: P lawful sharing permitted, C permitted with conditions. */
export type IntelligenceHandling = 'P' | 'C' | 'UNKNOWN';

/**
 * A product that an intelligence officer has sanitised and released (Niche `IntelligenceReport`). `meta.occurredAt` is when it
 * was disseminated; `meta.assertion` is INTELLIGENCE. Neither the raw report nor anything of its source ever reaches the
 * bridge, which sanitises nothing itself.
 */
export interface IntelligenceDisseminated {
  /** The force's own number of the report. It can lead to the raw report, so no agreement should let it out. */
  readonly urn: string;
  readonly sanitisedText: string;
  readonly sourceEvaluation: SourceEvaluation;
  readonly informationAssessment: InformationAssessment;
  readonly handlingCode: IntelligenceHandling;
  /** Codes of the handling conditions, in the report's order; a force's own list. */
  readonly conditionCodes: readonly string[];
  /** The conditions in words, one a line, each after its code (`A1: …`); null: none has words. */
  readonly conditionText: string | null;
  /** The role of whoever released it; null: nobody has, and then it goes nowhere. */
  readonly releasedByRole: string | null;
  /** The last day on which it may be relied on. */
  readonly expiresOn: Day | null;
}
