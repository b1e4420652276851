import type { Micros } from './time.js';

/** DPA 2018 s.38(2): facts are told apart from personal assessments. */
export type Assertion = 'FACT' | 'ASSESSMENT' | 'INTELLIGENCE' | 'UNKNOWN';

/** DPA 2018 s.38(3): the categories of data subject. */
export type SubjectCategory = 'SUSPECT' | 'CONVICTED' | 'VICTIM' | 'WITNESS' | 'UNKNOWN';

/** Government Security Classification; anything above OFFICIAL-SENSITIVE is refused at intake and has no name here. */
export type Marking = 'OFFICIAL' | 'OFFICIAL_SENSITIVE' | 'UNKNOWN';

export type SourceSystem = 'NICHE' | 'NDELIUS' | 'BRIDGE' | 'UNKNOWN';

/** DPA 2018 s.38(5): what a recipient needs to judge accuracy, completeness, reliability and currency. */
export interface Quality {
  readonly verification: 'SOURCE_RECORD' | 'UNVERIFIED' | 'UNKNOWN';
  readonly completeness: 'COMPLETE' | 'PARTIAL' | 'UNKNOWN';
  /** `date-only`, `time-assumed-summer`, `zone-assumed-uk`, or nothing. */
  readonly note: string | null;
}

/**
 * What the source itself said about how its record may travel.
 * RESTRICTED: the force limits access to it (Niche `restricted`). SENSITIVE: nDelius CONTACT.SENSITIVE or its type's
 * SENSITIVE_CONTACT. VISOR: VISOR_CONTACT or VISOR_EXPORTED. DPA_EXCLUDED: the type's DPA_EXCLUDE. EMBARGOED: Niche
 * `embargoedUntilReleased`. SNAPSHOT: read from a snapshot (`op: r`), so it is state and no news.
 */
export type RecordLimit =
  'RESTRICTED' | 'SENSITIVE' | 'VISOR' | 'DPA_EXCLUDED' | 'EMBARGOED' | 'SNAPSHOT' | 'UNKNOWN';

/** What every event says about itself. */
export interface Meta {
  /** uuidv5 of source organisation, source record, source version and type: the same input has the same id for ever. */
  readonly eventId: string;
  /** When it happened, or was offered, or took effect. */
  readonly occurredAt: Micros;
  /** The source's own text of `occurredAt`. */
  readonly occurredAtText: string | null;
  /** When the source wrote it. */
  readonly recordedAt: Micros;
  /** When the bridge read it. */
  readonly observedAt: Micros;
  readonly sourceOrg: string;
  readonly sourceSystem: SourceSystem;
  /** `OC-2026-000123`; of an nDelius row `TABLE/ID`. */
  readonly sourceRecordId: string;
  /** A decimal number as text, so that a later version of a record compares greater. */
  readonly sourceVersion: string;
  readonly causationId: string | null;
  readonly correlationId: string | null;
  readonly supersedes: string | null;
  /** Not null: the record is a copy of something that the bridge delivered. */
  readonly causedByDisclosureId: string | null;
  readonly assertion: Assertion;
  readonly subjectCategory: SubjectCategory;
  readonly marking: Marking;
  readonly quality: Quality;
  readonly recordLimits: readonly RecordLimit[];
  readonly retainUntil: Micros;
}
