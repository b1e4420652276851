import type { Day, Micros } from './time.js';

export type YesNo = 'YES' | 'NO' | 'UNKNOWN';

/** IOM cohorts; UNKNOWN: on IOM by a register category that the deployment's codes do not map. */
export type CohortCategory = 'FIXED' | 'FLEX' | 'FREE' | 'UNKNOWN';

export interface Cohort {
  readonly category: CohortCategory;
  /** WISDOM, Y2A, …: a sub-category is told, never guessed. */
  readonly subCategory: string | null;
  readonly selectedOn: Day | null;
  readonly reviewDue: Day | null;
}

/** Where a nominal is supervised, and the police force of that area. */
export interface Area {
  /** nDelius provider code, `N03`. */
  readonly provider: string | null;
  /** nDelius BOROUGH code of the probation delivery unit, `WPTGWT`. */
  readonly pdu: string | null;
  readonly team: string | null;
  /** The probation organisation whose record made the nominal. */
  readonly probationOrg: string | null;
  /** null: unknown, and then no force receives anything. */
  readonly policeOrg: string | null;
}

/** NONE: both flags of the OFFENDER row say N. UNKNOWN: no row seen, a blank flag, or a record of the person set aside. */
export type LimitedAccess = 'NONE' | 'RESTRICTED' | 'UNKNOWN';

/** What one side calls the person, and may therefore be told. */
export interface ProbationIdentity {
  readonly crn: string | null;
  readonly pncId: string | null;
}
export interface PoliceIdentity {
  readonly org: string;
  readonly nominalId: string | null;
  readonly pncId: string | null;
}

/**
 * Why the bridge holds two sides' records to be one person. NOMS_AND_NAME: NOMS number, surname and date of birth. CONFIRMED:
 * two people said so. CONFLICT: the evidence contradicts itself, nothing is sent.
 */
export type LinkEvidence =
  'ONE_SIDE' | 'EXACT_PNC' | 'EXACT_CRO' | 'NOMS_AND_NAME' | 'CONFIRMED' | 'CONFLICT' | 'UNKNOWN';

/**
 * What is true of a person at one moment of the register's order. It is stamped on every event, so that a decision made
 * later, or made again, knows what was true then.
 */
export interface Standing {
  readonly subjectId: string;
  /** null: not a nominal. */
  readonly cohort: Cohort | null;
  readonly custody: YesNo;
  readonly statutory: YesNo;
  readonly area: Area;
  readonly age18OrOver: YesNo;
  readonly limitedAccess: LimitedAccess;
  /** `limitedAccess` is UNKNOWN while a record of the person is set aside, and is looked at again when that is settled. */
  readonly setAside: boolean;
  /** A protected person: whatever is asked, the answer is as if nothing had happened. */
  readonly protectedPerson: boolean;
  /** DPA 2018 s.47 restrictions of processing in force. */
  readonly restrictions: readonly string[];
  /** That another unit is involved (MAPPA, …), never why. */
  readonly otherUnits: readonly string[];
  readonly probation: ProbationIdentity;
  readonly police: readonly PoliceIdentity[];
  readonly link: LinkEvidence;
  /** The subject under which the person goes on since a merge; inner. null: under this one. */
  readonly mergedInto: string | null;
}

/** The value of `iom.nominals`: a nominal as the register knows them now. */
export interface Nominal {
  readonly subjectId: string;
  /** Grows with every change of this person's standing; a decision records the version it was made on. */
  readonly version: number;
  readonly asAt: Micros;
  readonly standing: Standing;
}
