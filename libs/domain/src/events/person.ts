import type { IdentifierKind } from '../person.js';
import type { YesNo } from '../standing.js';
import type { Day } from '../time.js';

/** A source reported who one of its persons is; the identifiers are in `person`. */
export interface IdentifiersReported {
  /** The source has removed this record of the person (nDelius SOFT_DELETED, a deleted row). */
  readonly removed: boolean;
}

/** What a record says of limits. A case can be limited by several: each says its own, and `standing` what they come to. */
interface LimitSaid {
  readonly exclusion: YesNo;
  readonly restriction: YesNo;
  /** true: the flags of the case (nDelius OFFENDER); false: one limit of it, and nothing about any other. */
  readonly wholeCase: boolean;
  /** Its first day; null: unsaid. */
  readonly from: Day | null;
  /** Its last day; null: it is open. */
  readonly until: Day | null;
}

/** Probation limits who may see the case (nDelius exclusion or restriction), or does not say whether it does. */
export type AccessLimited = LimitSaid;

/** What the record says of is in force no more: no limit at all where it is the case that says so, else one less. */
export type AccessLimitLifted = LimitSaid;

/** Which team is responsible (nDelius OFFENDER_MANAGER): it gives a nominal their area. */
export interface ResponsibleTeamChanged {
  readonly provider: string | null;
  readonly pdu: string | null;
  readonly team: string | null;
  readonly from: Day | null;
  /** false: this allocation has ended or was removed. */
  readonly active: boolean;
}

/**
 * Two records of a person have become one (`probation-case.merge.completed`, `prisoner.merged`, Niche `NominalMerge`). Both
 * come from fields that the source names for it, never from whom the message says it is about.
 */
export interface PersonMerged {
  /** CRN, NOMS or NICHE_NOMINAL; a Niche nominal is one of `meta.sourceOrg`. */
  readonly kind: IdentifierKind;
  /** The identifier that goes on. */
  readonly survivor: string;
  /** The identifier that is used no more. */
  readonly removed: string;
}

/** A merge is undone: what had become one record are two persons again. */
export interface PersonUnmerged {
  readonly kind: IdentifierKind;
  /** The identifier that had gone on; null: the source names only the other (a deleted Niche `NominalMerge`). */
  readonly survivor: string | null;
  /** The identifier that had been removed and stands for a person of its own again. */
  readonly restored: string;
}

/** CONFIRMED: somebody checked. REPORTED: somebody said so. */
export type AddressConfidence = 'CONFIRMED' | 'REPORTED' | 'UNKNOWN';

/**
 * Where somebody lives or is staying (nDelius OFFENDER_ADDRESS, Niche `ObservedAddress`). `meta.occurredAt` is as at when. It
 * may be a refuge, or another person's home.
 */
export interface AddressReported {
  /** All its lines, one a line; null: no fixed abode, or not known. */
  readonly address: string | null;
  /** null: the source does not say. */
  readonly noFixedAbode: boolean | null;
  /** ADDRESS_STATUS_ID as coded; null: the source has no such thing. */
  readonly statusCode: string | null;
  readonly confidence: AddressConfidence;
  readonly from: Day | null;
  /** null: it still holds, as far as is known. */
  readonly until: Day | null;
}

/** ROSH: risk of serious harm. MAPPA: CJA 2003 s.325. RSR and OGRS: statistical scores, of which only a band is said. */
export type RiskScale = 'ROSH' | 'MAPPA' | 'RSR' | 'OGRS' | 'UNKNOWN';

/** Towards whom. */
export type RiskGroup =
  'OVERALL' | 'PUBLIC' | 'KNOWN_ADULT' | 'CHILDREN' | 'STAFF' | 'PRISONERS' | 'UNKNOWN';

/** UNKNOWN also where the scale has no such levels (MAPPA). */
export type RiskLevel = 'LOW' | 'MEDIUM' | 'HIGH' | 'VERY_HIGH' | 'UNKNOWN';

/**
 * How great a risk is held to be (nDelius registrations, assessment messages). An assessment: `meta.assertion` says so. Scores
 * are not carried, and neither are words.
 */
export interface RiskLevelChanged {
  readonly scale: RiskScale;
  readonly group: RiskGroup;
  readonly level: RiskLevel;
  /** 1 registered sexual, 2 violent or other sexual, 3 other dangerous, 4 terrorist; null: the scale is not MAPPA, or unsaid. */
  readonly mappaCategory: number | null;
  /** 1 ordinary, 2 multi-agency, 3 enhanced; null: the scale is not MAPPA, or unsaid. */
  readonly mappaLevel: number | null;
  /** Register type or level as coded; seen by operators. */
  readonly levelCode: string | null;
  /** null: a deregistration names none, and an assessment is none. */
  readonly registrationId: string | null;
  readonly assessedOn: Day | null;
  readonly reviewDue: Day | null;
  /** null: it holds. */
  readonly endedOn: Day | null;
}

/** What a marker warns of. HEALTH and SELF_HARM are special-category data. */
export type MarkerClass =
  | 'VIOLENCE'
  | 'WEAPONS'
  | 'STAFF_SAFETY'
  | 'HEALTH'
  | 'SELF_HARM'
  | 'SAFEGUARDING'
  | 'OTHER'
  | 'UNKNOWN';

/** Something that whoever visits has to know (Niche `WarningMarker`, nDelius registrations such as `WEAP`). */
export interface WarningMarkerSet {
  /** As coded by the source. */
  readonly markerCode: string;
  /** UNKNOWN: the deployment does not map the code. */
  readonly markerClass: MarkerClass;
  /** Another unit that leads on the person because of it, and nothing of why; null: none. Makes `standing.otherUnits`. */
  readonly otherUnit: string | null;
  /** null: a deregistration names none, and Niche has none. */
  readonly registrationId: string | null;
  readonly setOn: Day | null;
  readonly reviewOn: Day | null;
  /** null: it holds. */
  readonly endedOn: Day | null;
}
