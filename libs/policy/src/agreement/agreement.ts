import type {
  AgreementRef,
  CohortCategory,
  Day,
  EventType,
  Handling,
  Organisation,
} from '@iom/domain';
import type { BASES, CONDITIONS, PURPOSES } from './codes.js';

/** One information sharing agreement, as its file says it. */
export interface Agreement extends AgreementRef {
  /** Of the file, for whoever looks a rule up. */
  readonly path: string;
  readonly title: string;
  readonly parties: readonly string[];
  /** For each probation organisation, the delivery units whose nominals a police party may hear of. */
  readonly areas: Readonly<Record<string, readonly string[]>>;
  readonly inForce: InForce;
  readonly purpose: (typeof PURPOSES)[number];
  readonly basis: readonly (typeof BASES)[number][];
  readonly onwardSharing: Handling['onwardSharing'];
  readonly courtUse: Handling['courtUse'];
  readonly share: readonly ShareRow[];
}

export interface InForce {
  readonly from: Day;
  /** The last day. */
  readonly until: Day;
  readonly reviewBy: Day;
  /** For so many days after `reviewBy` an agreement whose review is overdue still holds. */
  readonly graceDays: number;
}

/** What one party may have of one type of event of another. */
export interface ShareRow {
  readonly from: string;
  readonly to: string;
  readonly event: EventType;
  readonly when: When;
  /** What becomes of it while not everybody may see the case, or nobody knows: nothing, or whom to ring. */
  readonly limited: 'WITHHOLD' | 'POINTER';
  /** Also of people who are proposed for IOM and not on it yet. */
  readonly preCohort: boolean;
  /** What is not here is withheld. */
  readonly fields: ReadonlyMap<string, FieldRule>;
  /** `iom-gwent:3#share[0]` */
  readonly rule: string;
}

/** Under which circumstances a row holds. */
export interface When {
  readonly cohort: 'any' | readonly CohortCategory[];
  /** Fields of the event, and the values of which each must have one. */
  readonly fields: ReadonlyMap<string, readonly (string | boolean)[]>;
}

export type FieldRule =
  | { readonly action: 'SHARE' | 'WITHHOLD' }
  | {
      readonly action: 'GENERALISE';
      /** A name of `GENERALISERS`. */
      readonly by: string;
      readonly condition: (typeof CONDITIONS)[number] | null;
      /** The appropriate policy document that covers it. */
      readonly apd: string | null;
    };

/** The agreements of a deployment, all versions of them, and the organisations that they speak of. */
export interface AgreementSet {
  readonly organisations: readonly Organisation[];
  readonly agreements: readonly Agreement[];
}
