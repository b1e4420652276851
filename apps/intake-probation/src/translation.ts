import type { Observed, SetAsideReason } from '@iom/domain';

/** What the producer is told about a record of its own: faults of format, never what the bridge knows or decided. */
export interface Feedback {
  /** `TABLE/ID`; of a message about a registration `REGISTRATION/<id>`. */
  readonly recordId: string | null;
  readonly recordVersion: string | null;
  readonly partition: number;
  readonly offset: number;
  readonly status: 'QUARANTINED';
  readonly reasonCode: SetAsideReason;
  readonly fieldPath: string | null;
  readonly requiredAction: string;
  /** ISO 8601. */
  readonly at: string;
}

/** Why a record is passed over without a word to its producer. */
export type SkipCode =
  | 'TOMBSTONE'
  | 'EVENT_TYPE_NOT_CARRIED'
  | 'LEGACY_EVENT'
  | 'OTHER_REGISTER_TYPE'
  | 'TABLE_NOT_CARRIED'
  | 'OPERATION_NOT_CARRIED'
  | 'TRAINING_DATA'
  | 'CONTACT_TYPE_NOT_CARRIED'
  | 'NEITHER_OUTCOME_NOR_APPOINTMENT'
  | 'NSI_TYPE_NOT_CARRIED'
  | 'CODE_NOT_CARRIED'
  | 'NOT_DONE_YET'
  | 'TOLD_BY_OTHER_ROW'
  | 'LIMIT_NOT_IN_FORCE'
  | 'IDENTIFIER_LINKS_NOBODY'
  | 'NO_RECORD_NAMED'
  | 'NO_BAND';

/** Something worth counting that did not keep the record from being used. */
export type Remark =
  | 'TYPES_DISAGREE'
  | 'CATEGORY_NOT_MAPPED'
  | 'CONDITION_NOT_MAPPED'
  | 'REGISTER_TYPE_NOT_KNOWN'
  | 'IDENTIFIER_TYPE_NOT_KNOWN';

/** Everything that follows from one source record. */
export interface Translation {
  readonly observed: readonly Observed[];
  readonly feedback: readonly Feedback[];
  readonly skipped: SkipCode | null;
  /** The table or event type when it is a known one, for counting; never text of the record. */
  readonly entity: string | null;
  readonly remarks: readonly Remark[];
  /** The reference row (`TABLE/ID`) without which the record was set aside: it may come, and then the answer is another. */
  readonly awaits: string | null;
}
