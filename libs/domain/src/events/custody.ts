import type { Day, Micros } from '../time.js';

/** What somebody is arrested for or charged with, by the force's own codes. An allegation until a court has found it. */
export interface Offence {
  readonly offenceCode: string | null;
  readonly offenceTitle: string | null;
  readonly offenceCategory: string | null;
}

/**
 * Somebody was arrested, and not convicted: `meta.subjectCategory` is SUSPECT (Niche `Arrest`). `meta.occurredAt` is when.
 * A `DisposalRecorded` follows, also when nothing comes of it.
 */
export interface ArrestMade extends Offence {
  readonly custodyStation: string | null;
  readonly inCustody: boolean;
  /** Arrest summons number, canonical; null: none yet, or not a valid one. */
  readonly asn: string | null;
  /** The force's number of the occurrence. */
  readonly occurrence: string | null;
  readonly domesticAbuse: boolean;
  /** Where, no finer than a district. */
  readonly district: string | null;
}

/** What became of an arrest. */
export type DisposalKind =
  | 'CHARGED'
  | 'BAILED'
  | 'RELEASED_UNDER_INVESTIGATION'
  | 'NO_FURTHER_ACTION'
  | 'CAUTIONED'
  | 'UNKNOWN';

/** What became of an arrest (Niche `Disposal`). `meta.occurredAt` is when. A charge changes what law a recall follows. */
export interface DisposalRecorded extends Offence {
  readonly disposal: DisposalKind;
  readonly asn: string | null;
  readonly nextCourt: string | null;
  readonly nextCourtOn: Day | null;
  /** null: the source does not say. */
  readonly remanded: boolean | null;
  /** Codes of bail conditions, never whom or what they name; null: the source does not say. */
  readonly conditionCodes: readonly string[] | null;
}

export type WantedStatus = 'WANTED' | 'UNLAWFULLY_AT_LARGE' | 'CLEARED' | 'UNKNOWN';

/** The police look for somebody, or no longer do (Niche `WantedStatus`). `meta.occurredAt` is since when. */
export interface WantedStatusChanged {
  readonly status: WantedStatus;
  /** The UK day. */
  readonly since: Day;
  /** Of the warrant or the recall. */
  readonly reference: string | null;
}

/** On what terms somebody leaves prison. */
export type ReleaseType =
  | 'LICENCE'
  | 'HOME_DETENTION_CURFEW'
  | 'END_OF_CUSTODY_SUPERVISED_LICENCE'
  | 'RE_RELEASE'
  | 'OTHER'
  | 'UNKNOWN';

/** A release is planned, with the first reporting after it. */
export interface ReleasePlanned {
  readonly plannedOn: Day;
  readonly releaseType: ReleaseType;
  readonly releaseTypeCode: string | null;
  /** The prison, as coded. */
  readonly institution: string | null;
  /** The day of first reporting. */
  readonly firstReportingOn: Day | null;
  /** Its time; null: only the day is known, or neither. */
  readonly firstReportingAt: Micros | null;
}

/**
 * Somebody has left custody (nDelius RELEASE, `prisoner.released`). `meta.occurredAt` is when. Leaving for a court or a
 * hospital, or for a day, is no release.
 */
export interface PersonReleased {
  readonly releasedOn: Day;
  readonly releaseType: ReleaseType;
  /** RELEASE_TYPE_ID or the prison's movement reason, as coded. */
  readonly releaseTypeCode: string | null;
  /** The prison, as coded. */
  readonly institution: string | null;
}

/** Why somebody is in custody. */
export type CustodyReason = 'RECALL' | 'REMAND' | 'SENTENCE' | 'RETURN' | 'OTHER' | 'UNKNOWN';

/** Somebody was taken into prison (nDelius CUSTODY, `prisoner.received`). `meta.occurredAt` is when. */
export interface PersonReceivedIntoCustody {
  readonly receivedOn: Day;
  readonly custodyReason: CustodyReason;
  /** CUSTODIAL_STATUS_ID or the prison's movement reason, as coded. */
  readonly reasonCode: string | null;
  /** The prison, as coded. */
  readonly institution: string | null;
}
