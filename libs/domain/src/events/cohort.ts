import type { CohortCategory } from '../standing.js';
import type { Day } from '../time.js';

/** A number of offences of one class. */
export interface OffenceCount {
  readonly offenceClass: string;
  readonly count: number;
}

/**
 * The police propose somebody for IOM (Niche `Nomination`), who need not be a nominal yet. `meta.occurredAt` is when. An
 * assessment; the panel selects, and a nomination that leads to nothing is not kept.
 */
export interface NominalNominated {
  /** As the force codes it. */
  readonly reasonCode: string;
  readonly offenceClasses: readonly OffenceCount[];
  /** The band of the force's matrix, never the score. */
  readonly matrixScoreBand: string | null;
}

/** nDelius register type `IIOM` was added, or says something else than before. */
export interface NominalSelected {
  readonly registrationId: string;
  readonly category: CohortCategory;
  /** The register category as coded (`I3`): seen by operators, withheld from everybody. */
  readonly categoryCode: string;
  readonly subCategory: string | null;
  readonly selectedOn: Day | null;
  readonly reviewDue: Day | null;
}

/** A nominal moved from one category to another. */
export interface NominalRecategorised extends NominalSelected {
  readonly previousCategory: CohortCategory;
}

/** A person has left IOM: every flag about them is stale from now on. */
export interface NominalDeselected {
  /** A deregistration names no registration. */
  readonly registrationId: string | null;
  readonly endedOn: Day | null;
  /** DELETED: the registration was made in error. */
  readonly ending: 'DEREGISTERED' | 'DELETED' | 'UNKNOWN';
}

/** SET: the flag went up. REMOVED: it was taken down. */
export type FlagChange = 'SET' | 'REMOVED' | 'UNKNOWN';

/**
 * The police's own IOM flag (Niche `IomFlag`): evidence that a flag is stale, never that somebody is a nominal, for that is
 * probation's to say.
 */
export interface IomFlagObserved {
  readonly flag: FlagChange;
  readonly category: CohortCategory;
  /** Since when. */
  readonly flaggedOn: Day | null;
}
