import type { EventType, RecipientDecision } from '@iom/domain';

import type { HeldBack } from './held-back.js';

/** What disclosure remembers of a person. */
export interface Told {
  /** Who has been told that the person is a nominal, and not yet that they no longer are; sorted. */
  readonly recipients: readonly string[];
  /** What is to be decided again as soon as no record of the person is set aside any more; in their order. */
  readonly heldBack: readonly HeldBack[];
}

export const NOBODY_TOLD: Told = { recipients: [], heldBack: [] };

const BEGINS: ReadonlySet<EventType> = new Set(['NominalSelected', 'NominalRecategorised']);
const ENDS: ReadonlySet<EventType> = new Set(['NominalDeselected']);

/** Who has been told after these decisions; the same object when they change nothing. */
export function toldAfter(
  told: Told,
  type: EventType,
  decisions: readonly Pick<RecipientDecision, 'recipient' | 'outcome'>[],
): Told {
  const begins = BEGINS.has(type);
  if (!begins && !ENDS.has(type)) return told;
  const recipients = new Set(told.recipients);
  for (const { recipient, outcome } of decisions) {
    if (outcome !== 'SHARED') continue;
    if (begins) recipients.add(recipient);
    else recipients.delete(recipient);
  }
  const changed =
    recipients.size !== told.recipients.length ||
    told.recipients.some((recipient) => !recipients.has(recipient));
  return changed ? { ...told, recipients: [...recipients].toSorted() } : told;
}
