import type { Observed, PersonClaim } from '@iom/domain';
import type { Fault } from './reading/fault.js';
import type { Remark, SkipCode } from './translation.js';

/** What a record is about, as far as that could be made out. */
export interface Subject {
  /** `TABLE/ID`. */
  readonly recordId: string | null;
  readonly version: string | null;
  /** The table, or the event type. */
  readonly entity: string | null;
  /** Whose later records wait behind it, should it have to be set aside. */
  readonly person: PersonClaim;
}

/** What was read in a record: what it says, what kept it from saying more, or why it is passed over. */
export interface Reading {
  readonly subject: Subject;
  readonly events: readonly Observed[];
  readonly fault: Fault | null;
  readonly skipped: SkipCode | null;
  readonly remarks?: readonly Remark[];
}

export function says(
  subject: Subject,
  events: readonly Observed[],
  fault: Fault | null = null,
): Reading {
  return { subject, events, fault, skipped: null };
}

export function fails(subject: Subject, fault: Fault): Reading {
  return { subject, events: [], fault, skipped: null };
}

export function passesOver(subject: Subject, skipped: SkipCode): Reading {
  return { subject, events: [], fault: null, skipped };
}
