import type { Outcome } from '@iom/domain';

/** NONE: not in scope; it leaves no trace for the recipient. */
export type Verdict = Outcome | 'NONE';

/** Every reason for which something is not shared, in the order of the steps, with what follows from it. */
export const REASONS = {
  // 1. event type, direction, parties, area
  RECIPIENT_UNKNOWN: 'NONE',
  RECIPIENT_IS_SENDER: 'NONE',
  NO_AGREEMENT_IN_FORCE: 'NONE',
  // Whoever was told of a beginning should hear of the end: that it does not is on record.
  AGREEMENT_ENDED: 'WITHHELD',
  AREA_NOT_COVERED: 'NONE',
  CHANGE_NOT_SEEN: 'NONE',
  AREA_LEFT: 'WITHHELD',
  COPY_OF_DISCLOSURE: 'WITHHELD',
  SNAPSHOT: 'WITHHELD',
  NO_ROW: 'WITHHELD',
  NOT_TOLD_BEFORE: 'WITHHELD',
  CURRENT_UNKNOWN: 'HELD',
  IDENTITY_CONFLICT: 'HELD',
  IDENTITY_UNKNOWN: 'HELD',
  // 2.
  PROTECTED_PERSON: 'WITHHELD',
  // 3. limited access
  ACCESS_RESTRICTED: 'WITHHELD',
  ACCESS_UNKNOWN: 'WITHHELD',
  // It is known again when the record is settled, and then decided again.
  RECORD_SET_ASIDE: 'HELD',
  // 4. what the sources and the law limit
  PROCESSING_RESTRICTED: 'WITHHELD',
  RECORD_RESTRICTED: 'WITHHELD',
  RECORD_SENSITIVE: 'WITHHELD',
  RECORD_VISOR: 'WITHHELD',
  RECORD_DPA_EXCLUDED: 'WITHHELD',
  RECORD_LIMIT_UNKNOWN: 'WITHHELD',
  VICTIM_OR_WITNESS: 'WITHHELD',
  // 5. age
  UNDER_18: 'HELD',
  AGE_UNKNOWN: 'HELD',
  // 6.
  EMBARGOED: 'HELD',
  // 7. membership
  NOT_A_NOMINAL: 'WITHHELD',
  BEFORE_SELECTION: 'WITHHELD',
  SELECTION_DATE_UNKNOWN: 'HELD',
  // 8. the row's `when`
  CONDITION_NOT_MET: 'WITHHELD',
  // 9. intelligence
  INTELLIGENCE_UNRELEASED: 'WITHHELD',
  INTELLIGENCE_UNGRADED: 'WITHHELD',
  INTELLIGENCE_UNRELIABLE: 'WITHHELD',
  INTELLIGENCE_EXPIRED: 'WITHHELD',
  INTELLIGENCE_CONDITIONS: 'HELD',
  // 10. what would be in the record
  FREE_TEXT: 'HELD',
  PERSON_EMPTY: 'HELD',
} as const satisfies Record<string, Verdict>;

export type Reason = keyof typeof REASONS;

const TIGHTEST_FIRST = ['NONE', 'WITHHELD', 'HELD', 'POINTER'] as const;

/** What a row can answer with a pointer: that not everybody may see the case, or that nobody knows whether everybody may. */
const POINTED: ReadonlySet<Reason> = new Set([
  'ACCESS_RESTRICTED',
  'ACCESS_UNKNOWN',
  'RECORD_SET_ASIDE',
]);

/** The tightest of what follows from the reasons; `otherwise` when there is none. `points`: the row has limits answered by a pointer. */
export function tightest(reasons: readonly Reason[], otherwise: Verdict, points: boolean): Verdict {
  if (reasons.length === 0) return otherwise;
  const verdicts = new Set<Verdict>(
    reasons.map((reason) => (points && POINTED.has(reason) ? 'POINTER' : REASONS[reason])),
  );
  return TIGHTEST_FIRST.find((verdict) => verdicts.has(verdict)) ?? otherwise;
}
