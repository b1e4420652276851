import type { Assertion, Quality, SubjectCategory } from './meta.js';
import type { Micros } from './time.js';

/**
 * What became of an event for one recipient, tightest first: WITHHELD, HELD (a person must release it), POINTER (only whom
 * to ring, no content), SHARED. NOTICE_DUE: whoever had the original is to hear of it, and the ledger says who that is.
 */
export type Outcome = 'SHARED' | 'POINTER' | 'HELD' | 'WITHHELD' | 'NOTICE_DUE';

export type FieldAction = 'SHARE' | 'GENERALISE' | 'REDACT' | 'WITHHOLD';

export interface FieldDecision {
  readonly path: string;
  readonly action: FieldAction;
  /** The line of the agreement that says so, `iom-gwent:3#share[0].fields.location`. */
  readonly rule: string;
}

export interface AgreementRef {
  readonly id: string;
  readonly version: number;
  /** Of the agreement file as it was. */
  readonly sha256: string;
}

/** What went out. The commitment binds the exact bytes without showing them. */
export interface Sent {
  readonly topic: string;
  readonly schemaId: number;
  /** sha256(salt ‖ value bytes), hex. */
  readonly commitment: string;
}

/** One recipient's part of a decision. */
export interface RecipientDecision {
  readonly disclosureId: string;
  readonly recipient: string;
  readonly outcome: Outcome;
  readonly attempt: number;
  /** Codes of every step that did not pass; empty when shared. */
  readonly reasons: readonly string[];
  readonly fields: readonly FieldDecision[];
  readonly agreement: AgreementRef | null;
  readonly purpose: string | null;
  readonly basis: readonly string[];
  readonly caveats: readonly string[];
  readonly releasedBy: readonly string[];
  /** 16 random bytes, hex; drawn by the shell. */
  readonly salt: string;
  readonly sent: Sent | null;
}

export interface ReplayRef {
  readonly replayId: string;
  readonly reason: string;
  readonly requestedBy: string;
  readonly authorisedBy: readonly string[];
}

/** The record of what was decided about one event: `uk.iom.Disclosure`. */
export interface Disclosure {
  readonly eventId: string;
  readonly eventType: string;
  readonly sender: string;
  readonly subjectId: string;
  readonly input: { readonly topic: string; readonly partition: number; readonly offset: number };
  readonly decidedAt: Micros;
  /** Version of the nominal in `iom.nominals` that the decision was made on; null: not there. */
  readonly currentVersion: number | null;
  readonly replay: ReplayRef | null;
  readonly decisions: readonly RecipientDecision[];
}

/** Travels with everything that is shared: what a recipient needs to use it lawfully. */
export interface Handling {
  readonly assertion: Assertion;
  readonly subjectCategory: SubjectCategory;
  readonly quality: Quality;
  readonly asAt: Micros;
  readonly purpose: string;
  readonly basis: readonly string[];
  readonly onwardSharing: 'NO' | 'ASK_ORIGINATOR' | 'UNKNOWN';
  readonly courtUse: 'NO' | 'VERIFIABLE_ONLY' | 'UNKNOWN';
  readonly retainUntil: Micros;
  readonly agreementId: string;
  readonly agreementVersion: number;
}
