import type { Day, Micros } from '../time.js';

/** Rulings of `docs/events`: joint is its own field, so `joint-visit` of Niche is HOME_VISIT at home, else OTHER. */
export type ContactKind =
  'HOME_VISIT' | 'OFFICE' | 'PHONE' | 'VIDEO' | 'STREET' | 'CUSTODY_VISIT' | 'OTHER' | 'UNKNOWN';

export type LocationClass =
  'HOME' | 'PROBATION_OFFICE' | 'POLICE_STATION' | 'COMMUNITY' | 'PHONE' | 'OTHER' | 'UNKNOWN';

/** EXCUSED covers every acceptable absence: the reason behind one may be health, faith or family, and is never carried. */
export type ContactOutcome = 'KEPT' | 'NOT_KEPT' | 'EXCUSED' | 'UNKNOWN';

/** OTHER: an agency's appointment; the police learn its date and nothing of what or where. */
export type AgencyClass = 'POLICE' | 'PROBATION' | 'OTHER' | 'UNKNOWN';

export type WelfareConcern = 'NONE' | 'HOUSING' | 'HEALTH' | 'SUBSTANCE' | 'SAFETY' | 'UNKNOWN';

/** Who kept or will keep a contact: a role at an organisation, never a name. */
export interface ContactParty {
  readonly role: string;
  readonly org: string;
}

/** An appointment or visit is planned. `meta.occurredAt` is when it was offered. */
export interface ContactOffered {
  /** Planned start; null when the source gives a day only. */
  readonly plannedFor: Micros | null;
  /** The planned day. */
  readonly date: Day;
  readonly kind: ContactKind;
  readonly plannedWith: readonly ContactParty[];
  readonly joint: boolean;
  readonly location: LocationClass;
  readonly offeredBy: string;
  readonly agencyClass: AgencyClass;
}

/** A contact happened, or did not. `meta.occurredAt` is when it took place or should have. */
export interface ContactRecorded {
  readonly date: Day;
  readonly kind: ContactKind;
  readonly outcome: ContactOutcome;
  readonly planned: boolean | null;
  readonly keptBy: readonly ContactParty[];
  readonly joint: boolean;
  /** Organisations that took part beside the recorder's. */
  readonly jointWith: readonly string[];
  /** Source record id of the planned contact that this one answers. */
  readonly answers: string | null;
  readonly location: LocationClass;
  readonly address: string | null;
  readonly notes: string | null;
  /** Text that the officer wrote for probation (Niche `summaryForProbation`, at most 500 characters). */
  readonly summary: string | null;
  readonly welfareConcern: WelfareConcern;
  readonly childPresent: boolean | null;
  readonly agencyClass: AgencyClass;
}
