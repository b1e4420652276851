/**
 * What is wrong with the record, or with what was sent.
 *
 * Met while recording: REPEATED_DISCLOSURE (a decision with an id that was decided before).
 * Met in the outbound topics: NO_DISCLOSURE_ID, UNKNOWN_DISCLOSURE, NOT_SHARED (its decision says that nothing was sent),
 * OTHER_TOPIC, WRONG_COMMITMENT (not the bytes that were decided), REPEATED_RECORD.
 * Met in the record: NOT_SENT (SHARED, and no record is named), MISSING_RECORD (named, and not there),
 * UNDECIDED_EVENT, DECIDED_ELSEWHERE (the decision names another place for the event), AMBIGUOUS_DECISION (no one latest),
 * REPEATED_ENTRY, ALTERED_RECORD (its leaf says something else, or has another place in the log of what its recipient was
 * sent), ALTERED_TREE, ALTERED_TILE, ALTERED_CHECKPOINT (not what was signed, or signed by nobody known); of the last three,
 * `recipient` names the organisation whose log it is, and none is the whole log.
 */
export const FINDING_CODES = [
  'REPEATED_DISCLOSURE',
  'NO_DISCLOSURE_ID',
  'UNKNOWN_DISCLOSURE',
  'NOT_SHARED',
  'OTHER_TOPIC',
  'WRONG_COMMITMENT',
  'REPEATED_RECORD',
  'NOT_SENT',
  'MISSING_RECORD',
  'UNDECIDED_EVENT',
  'DECIDED_ELSEWHERE',
  'AMBIGUOUS_DECISION',
  'REPEATED_ENTRY',
  'ALTERED_RECORD',
  'ALTERED_TREE',
  'ALTERED_TILE',
  'ALTERED_CHECKPOINT',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

/** A finding and where to look. Ids of ours only: nothing that a record says. */
export interface Finding {
  readonly code: FindingCode;
  readonly topic?: string;
  readonly partition?: number;
  readonly offset?: number;
  readonly disclosureId?: string;
  readonly eventId?: string;
  readonly recipient?: string;
}
