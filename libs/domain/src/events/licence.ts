import type { Day } from '../time.js';

/** Whether an event is about a licence as a whole or about one condition of it. */
export type LicencePart = 'LICENCE' | 'CONDITION' | 'UNKNOWN';

/** What a condition is about. TREATMENT (drugs, alcohol, mental health) and DRUG_TESTING say something of a person's health. */
export type ConditionCategory =
  | 'STANDARD'
  | 'RESIDENCE'
  | 'CONTACT'
  | 'NON_CONTACT'
  | 'EXCLUSION'
  | 'CURFEW'
  | 'FREEDOM_OF_MOVEMENT'
  | 'ELECTRONIC_MONITORING'
  | 'DRUG_TESTING'
  | 'TREATMENT'
  | 'PROGRAMME'
  | 'POLYGRAPH'
  | 'DISCLOSURE'
  | 'POSSESSION'
  | 'OTHER'
  | 'UNKNOWN';

/**
 * What every licence event says. nDelius keeps one row a condition and the licensing service tells only that there is a
 * licence, so an event is about one condition or about the licence as a whole; everything of a condition is null then.
 */
export interface LicenceFacts {
  readonly concerns: LicencePart;
  /** Of the licensing service, `additionalInformation.licenceId`. */
  readonly licenceId: string | null;
  /** nDelius DISPOSAL_ID: which conditions belong together. */
  readonly sentenceId: string | null;
  /** Sub-category of the condition as nDelius codes it (`NSTT8`). */
  readonly conditionCode: string | null;
  /** Main category as nDelius codes it (`NLC8`). */
  readonly conditionMainCode: string | null;
  readonly conditionCategory: ConditionCategory;
  /** LIC_CONDITION_NOTES: may name victims and addresses. */
  readonly conditionText: string | null;
  readonly startsOn: Day | null;
  readonly expectedEndOn: Day | null;
  readonly endedOn: Day | null;
}

/** A licence, or a condition of one, is in force. */
export type LicenceActivated = LicenceFacts;

/** A licence, or a condition of one, says something else than before. */
export type LicenceVaried = LicenceFacts;

/** A licence, or a condition of one, is no longer in force. */
export type LicenceEnded = LicenceFacts;
