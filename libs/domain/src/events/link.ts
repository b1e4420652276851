import type { LinkEvidence } from '../standing.js';

/**
 * The bridge holds a force's record and probation's to be of one person from now on: personal data of two systems are combined
 * (DPA 2018 s.62). Shared with nobody.
 */
export interface RecordsLinked {
  /** Whose record was linked. */
  readonly org: string;
  /** What kind of evidence links the two; never the evidence. */
  readonly evidence: LinkEvidence;
  /** The commands of two operators that confirmed it; empty: the records themselves say so. */
  readonly orderedBy: readonly string[];
}

/** EVIDENCE_GONE: what linked them is said no more, or a merge was undone. */
export type UnlinkReason = 'CONFLICT' | 'EVIDENCE_GONE' | 'BY_OPERATORS' | 'UNKNOWN';

/** The two are held to be of one person no more, or not for the time being. Shared with nobody. */
export interface RecordsUnlinked {
  /** Whose record it was. */
  readonly org: string;
  readonly reason: UnlinkReason;
  /** The commands of two operators that ordered it. */
  readonly orderedBy: readonly string[];
}

/** CONFIRM: they are of one person. DENY: they are not. */
export type LinkOrder = 'CONFIRM' | 'DENY' | 'UNKNOWN';

/**
 * An operator says whether the two records that `person` names (CRN, Niche nominal) are of one person. It counts when two
 * different people say the same. In `iom.observed` only.
 */
export interface LinkOrdered {
  readonly order: LinkOrder;
  /** An id of `operators.yaml`. */
  readonly operator: string;
  /** Their command of `iom.commands`. */
  readonly commandId: string;
}
