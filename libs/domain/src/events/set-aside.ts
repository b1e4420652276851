/** Why a source record could not be used. The words are codes: nothing of the record's content is in them. */
export type SetAsideReason =
  'NOT_JSON' | 'WRONG_SHAPE' | 'IMPOSSIBLE_DATE' | 'UNKNOWN_CODE' | 'CODE_NOT_SEEN_YET' | 'UNKNOWN';

/**
 * Why a record is refused: it blocks nobody and its content is kept nowhere. NOT_RELEASED: an intelligence report that no
 * officer has released.
 */
export type RefusalReason =
  'MARKING_TOO_HIGH' | 'WRONG_FORCE' | 'UNLISTED_ENTITY' | 'COVERT_MATERIAL' | 'NOT_RELEASED';

/**
 * A record of this person could not be understood. Its later records wait behind it, and the person's limits are unknown
 * until it is dealt with, so sharing stops both ways.
 */
export interface RecordSetAside {
  readonly reason: SetAsideReason;
  /** Where in the record: a path of field names, never a value. */
  readonly fieldPath: string | null;
  /** `OfficerContact`, or the nDelius table. */
  readonly entity: string | null;
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
}

/** How an operator settled a record that had been set aside. */
export type SettledHow = 'REDRIVEN' | 'DISCARDED' | 'UNKNOWN';

/**
 * A record that was set aside holds nobody up any more. REDRIVEN: it was read again, and what it says stands before this,
 * each event with the `RecordSetAside` as its `meta.causationId`. DISCARDED: what it would have said is given up.
 */
export interface SetAsideSettled {
  readonly topic: string;
  readonly partition: number;
  readonly offset: number;
  readonly how: SettledHow;
  /** The command of `iom.commands` that ordered it. */
  readonly commandId: string;
}
