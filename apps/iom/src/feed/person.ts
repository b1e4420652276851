import type { Pnc } from '@iom/identity';
import type { FaultKind } from './fault-kinds.js';
import type { DeliveryUnit, Force, Team } from './territory.js';

/** What makes somebody's story worth telling. */
export type Role =
  /** On IOM from the first day, nothing in the way of sharing. */
  | 'ordinary'
  /** Some of the records about them are wrong, so sharing stops. */
  | 'troubled'
  /** Probation limits access to the case from the start. */
  | 'excluded'
  | 'restricted'
  /** Probation does not say whether access is limited. */
  | 'limits-blank'
  | 'limited-later'
  | 'limit-lifted'
  | 'limited-then-lifted'
  | 'under-18'
  | 'no-date-of-birth'
  | 'deselected'
  | 'registered-in-error'
  | 'recategorised'
  /** On IOM under a register category that no deployment maps. */
  | 'unmapped-category'
  /** The force wrote the PNC id down wrong, so nothing links the two sides. */
  | 'wrong-check-letter'
  | 'two-forces'
  | 'joins-later'
  /** Moves to another delivery unit. */
  | 'moves'
  | 'not-a-nominal'
  /** Probation does not know them. */
  | 'police-only';

/** How one force knows somebody. */
export interface NicheRecord {
  readonly force: Force;
  readonly nominalId: string;
  /** As that force writes it. */
  readonly pncText: string | null;
}

/** How probation knows somebody. */
export interface DeliusRecord {
  readonly crn: string;
  readonly offenderId: number;
  readonly nomsNumber: string | null;
  /** As nDelius writes it. */
  readonly pncText: string | null;
  readonly unit: DeliveryUnit;
  readonly team: Team;
}

/** Somebody who does not exist. */
export interface FeedPerson {
  /** Their place in the feed: every identifier follows from it. */
  readonly index: number;
  readonly role: Role;
  readonly surname: string;
  readonly forenames: string;
  /** null: nobody wrote it down. */
  readonly dateOfBirth: string | null;
  readonly pncId: Pnc;
  readonly croNumber: string | null;
  readonly delius: DeliusRecord | null;
  /** The force of their area first. */
  readonly niche: readonly NicheRecord[];
  /** The register category of their IOM registration. */
  readonly categoryCode: string;
  /** The week at whose end something about them changes. */
  readonly changeWeek: number;
  readonly faults: readonly FaultKind[];
}

const NEVER_NOMINALS: ReadonlySet<Role> = new Set(['not-a-nominal', 'police-only']);

/** Whether they are on IOM at some time of the feed. */
export function isEverNominal({ role }: Pick<FeedPerson, 'role'>): boolean {
  return !NEVER_NOMINALS.has(role);
}
