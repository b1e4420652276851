import type { CohortCategory } from '../standing.js';
import type { Day } from '../time.js';

/**
 * The contacts of one week as one recipient may see them: counted over what that recipient was allowed to have and what it
 * did itself, never over the record of disclosures (DPA 2018 s.62(4)). `meta.causationId` is the clock event.
 */
export interface ContactWeekSummarised {
  /** The organisation whose view it is; nobody else gets it. */
  readonly recipient: string;
  /** The Monday, UK. */
  readonly weekBeginning: Day;
  /** Contacts planned for the week. */
  readonly offered: number;
  readonly kept: number;
  readonly notKept: number;
  readonly excused: number;
  /** Contacts a week that the deployment expects for the category. */
  readonly target: number;
  /** More was planned than is expected: a question for a practitioner, nothing else. */
  readonly exceedsPlan: boolean;
  /** Custody suspended the week: what is missing is no failure. */
  readonly suspended: boolean;
}

/** A force still has its flag up for somebody of whose membership it had been told, and whose membership has ended. */
export interface StaleFlagFound {
  /** The force. */
  readonly recipient: string;
  readonly flaggedOn: Day | null;
  readonly flaggedCategory: CohortCategory;
  readonly membershipEndedOn: Day | null;
}

/** The review of a membership is overdue. */
export interface ReviewOverdue {
  readonly registrationId: string | null;
  readonly reviewDue: Day;
  /** The UK day on which it was found. */
  readonly foundOn: Day;
}
