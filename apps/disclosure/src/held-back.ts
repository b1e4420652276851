import type { Nominal, RecipientDecision, Recorded } from '@iom/domain';
import type { Told } from './told.js';

/**
 * An event that was held because a record of its person has been set aside: it was said before that record, and must not be lost
 * by it. It is decided again, for those for whom it was held, before anything that comes after the record is settled.
 */
export interface HeldBack {
  /** Of the event in its partition of `iom.events`. */
  readonly offset: number;
  readonly recipients: readonly string[];
}

/** What is remembered once an event has been decided; the same object when nothing of it is held back. */
export function heldBackAfter(
  told: Told,
  event: Recorded,
  offset: number,
  decisions: readonly Pick<RecipientDecision, 'recipient' | 'outcome' | 'reasons'>[],
): Told {
  // Said while the record was set aside, it stays as doubtful as it was then.
  if (event.standing.setAside) return told;
  const recipients = decisions
    .filter(({ outcome, reasons }) => outcome === 'HELD' && reasons.includes('RECORD_SET_ASIDE'))
    .map(({ recipient }) => recipient);
  if (recipients.length === 0) return told;
  return { ...told, heldBack: [...told.heldBack, { offset, recipients }] };
}

/** Whether what was held back can be decided again: by this event, and still, no record of the person is set aside. */
export function mayGoOn(told: Told, event: Recorded, current: Nominal | null): boolean {
  return (
    told.heldBack.length > 0 && !event.standing.setAside && current?.standing.setAside === false
  );
}
