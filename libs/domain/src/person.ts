import type { Day } from './time.js';

/**
 * Whom a source says its record is about. It exists in `iom.observed` only: the register replaces it by a subject id, so
 * that no name and no date of birth ever reaches `iom.events`.
 */
export interface PersonClaim {
  readonly crn: string | null;
  /** nDelius OFFENDER_ID. */
  readonly offenderId: string | null;
  readonly nomsNumber: string | null;
  /** Canonical (`YYYY/NNNNNNNC`), with a valid check letter. */
  readonly pncId: string | null;
  /** Canonical, with a valid check letter. */
  readonly croNumber: string | null;
  readonly nicheNominalId: string | null;
  /** The organisation whose Niche holds `nicheNominalId`. */
  readonly nicheOrg: string | null;
  /** Identifiers as written that failed their check: kept, shown to nobody, never linked on. */
  readonly unverified: readonly UnverifiedIdentifier[];
  /**
   * Another record of the same source, whose person this is: an nDelius ENFORCEMENT has a CONTACT_ID and no OFFENDER_ID, so it
   * says `CONTACT/2510101340`.
   */
  readonly sameAsRecord: string | null;
  readonly surname: string | null;
  readonly forenames: string | null;
  readonly dateOfBirth: Day | null;
}

export type IdentifierKind = 'PNC' | 'CRO' | 'CRN' | 'NOMS' | 'NICHE_NOMINAL' | 'UNKNOWN';

export interface UnverifiedIdentifier {
  readonly kind: IdentifierKind;
  readonly text: string;
}

/** Nobody yet: spread it and fill in what the source gave. */
export const NOBODY: PersonClaim = {
  crn: null,
  offenderId: null,
  nomsNumber: null,
  pncId: null,
  croNumber: null,
  nicheNominalId: null,
  nicheOrg: null,
  unverified: [],
  sameAsRecord: null,
  surname: null,
  forenames: null,
  dateOfBirth: null,
};
