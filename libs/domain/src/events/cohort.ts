import type { CohortCategory } from '../standing.js';
import type { Day } from '../time.js';

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
