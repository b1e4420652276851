import type { Day } from '../time.js';

/** How a possible breach came to notice. */
export type ObservationKind = 'SEEN' | 'REPORTED' | 'ELECTRONIC_MONITORING' | 'ARREST' | 'UNKNOWN';

/** FACT: the officer's own observation. REPORT: somebody else's word. DPA 2018 s.38(2) wants them told apart. */
export type ObservationStrength = 'FACT' | 'REPORT' | 'UNKNOWN';

/**
 * The police saw or heard of something that a licence may forbid (Niche `LicenceObservation`). `meta.occurredAt` is when it
 * was observed. Whether it is a breach, and what follows, a probation practitioner decides.
 */
export interface LicenceBreachSuspected {
  /** Of the condition, as the licence was told to the police. */
  readonly conditionCode: string;
  readonly observation: ObservationKind;
  readonly strength: ObservationStrength;
  readonly narrative: string | null;
  readonly place: string | null;
  /** Whom the condition names, when the observation is about contact with somebody. */
  readonly namedPerson: string | null;
}

/**
 * What probation does about a failure to comply. RECALL_REQUESTED is the entry in the case record; the request itself is
 * `RecallRequested`.
 */
export type EnforcementAction =
  | 'WARNING'
  | 'FINAL_WARNING'
  | 'BREACH_REQUESTED'
  | 'BREACH_CONCLUDED'
  | 'RECALL_REQUESTED'
  | 'WITHDRAWN'
  | 'UNKNOWN';

/**
 * Probation enforces (nDelius ENFORCEMENT, a breach NSI, `enforcement.breach.*`). `meta.occurredAt` is when the action was
 * taken. An ENFORCEMENT row names no person, only its contact: `person.sameAsRecord`.
 */
export interface EnforcementActionTaken {
  readonly action: EnforcementAction;
  /** As coded by nDelius: R_ENFORCEMENT_ACTION (`EA02`), an NSI status or type (`BRE01`, `BRE`); seen by operators. */
  readonly actionCode: string;
  /** The UK day. */
  readonly takenOn: Day;
  /** By when the person is to answer (RESPONSE_DATE). */
  readonly respondBy: Day | null;
  /** The contact that it is about, `CONTACT/2510101340`. */
  readonly contactRecordId: string | null;
  /** How a breach ended, as coded (NSI_OUTCOME_ID); null: it has not, or this is no breach. */
  readonly outcomeCode: string | null;
}
