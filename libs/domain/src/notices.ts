import { uuidOf } from './ids.js';
import type { Micros } from './time.js';

/**
 * Why word goes out beside the decisions. CORRECTION: the source changed or withdrew what these recipients had. DISPUTE: a
 * recipient says that it concerns somebody else, or disputes it; DISPUTE_ENDED: that has been settled. UNKNOWN: of a later
 * version.
 */
export type NoticeKind = 'CORRECTION' | 'DISPUTE' | 'DISPUTE_ENDED' | 'UNKNOWN';

/** Somebody who had the original. */
export interface NoticeRecipient {
  readonly org: string;
  /** The disclosure by which it had the original: the latest, if there were several. */
  readonly disclosureId: string;
  /** Where it was sent. */
  readonly topic: string;
}

/** What the ledger alone knows, said to disclosure: `uk.iom.Notice`, a record of `iom.notices` under its subject. */
export interface Notice {
  /** Derived from what gave rise to it: a notice that is said twice is the same notice. */
  readonly noticeId: string;
  readonly kind: NoticeKind;
  readonly subjectId: string;
  /** The correction or retraction; of a dispute, the event that is disputed. */
  readonly eventId: string;
  /** What is corrected or withdrawn; null: this is no correction. */
  readonly originalEventId: string | null;
  /** Of a dispute, whoever disputes. */
  readonly recipients: readonly NoticeRecipient[];
  /** Where the correction or retraction stands in the event store; null: this is no correction. */
  readonly input: {
    readonly topic: string;
    readonly partition: number;
    readonly offset: number;
  } | null;
  readonly at: Micros;
}

/** How far the record has come, said each second: `uk.iom.LedgerStatus`, the one row of `iom.ledger.status`. */
export interface LedgerStatus {
  /** When the oldest decision was written that is not recorded yet; null: all are, and it has nothing to do. */
  readonly oldestUnrecordedAt: Micros | null;
  /** Everything of `iom.disclosures` before this offset is recorded. */
  readonly through: number;
  readonly at: Micros;
  /**
   * The last signed checkpoint of each log, kept here so that a database put back from an older copy, or another one, is
   * found out.
   */
  readonly checkpoints: readonly string[];
}

/** The key under which the ledger says its status. */
export const LEDGER_STATUS_KEY = 'ledger';

/** `cause`: the id of the correcting event; of a dispute, that of the disclosure in dispute. */
export function noticeIdOf(kind: NoticeKind, cause: string): string {
  return uuidOf('notice', kind, cause);
}
