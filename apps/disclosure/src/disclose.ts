import {
  type Disclosure,
  type Micros,
  type Nominal,
  type RecipientDecision,
  type Recorded,
} from '@iom/domain';
import type { OutgoingRecord } from '@iom/event-log';
import { decide, type Policy, recipientsInScope } from '@iom/policy';
import { heldBackAfter } from './held-back.js';
import { contentOf } from './content.js';
import type { OutboundRecords } from './outbound-record.js';
import { type Told, toldAfter } from './told.js';

/** An event with everything that its disclosure depends on. */
export interface Matter {
  readonly event: Recorded;
  /** Where it stands in the event store. */
  readonly input: Disclosure['input'];
  readonly current: Nominal | null;
  readonly told: Told;
  readonly at: Micros;
  /** For whom it was held before, and is decided a second time; left out: it is decided for the first. */
  readonly again?: readonly string[];
}

export interface DiscloseParts {
  readonly policy: Policy;
  readonly outbound: OutboundRecords;
  /** 16 random bytes in hex, another each time: the one thing here that is drawn. */
  readonly drawSalt: () => string;
}

/** What follows from an event: what goes out, the record of every decision, and who has been told by now. */
export interface Disclosed {
  readonly records: readonly OutgoingRecord[];
  readonly disclosure: Disclosure;
  readonly told: Told;
}

const FIRST_ATTEMPT = 1;
const SECOND_ATTEMPT = 2;
const NOBODY: readonly string[] = [];

/** Decides an event for every recipient in scope and makes what those it is shared with are sent. */
export function disclose(matter: Matter, parts: DiscloseParts): Disclosed {
  const { event, input, current, told, at, again } = matter;
  const records: OutgoingRecord[] = [];
  const decisions: RecipientDecision[] = [];
  for (const recipient of again ?? recipientsInScope(event, parts.policy, at, told.recipients)) {
    const decided = decideFor(recipient, matter, parts);
    if (decided === null) continue;
    decisions.push(decided.decision);
    if (decided.record !== null) records.push(decided.record);
  }
  return {
    records,
    disclosure: {
      eventId: event.meta.eventId,
      eventType: event.type,
      sender: event.meta.sourceOrg,
      subjectId: event.subjectId,
      input,
      decidedAt: at,
      currentVersion: current?.version ?? null,
      replay: null,
      decisions,
    },
    told: heldBackAfter(toldAfter(told, event.type, decisions), event, input.offset, decisions),
  };
}

interface Decided {
  readonly decision: RecipientDecision;
  readonly record: OutgoingRecord | null;
}

/** null: out of scope after all, and then it leaves no trace. */
function decideFor(
  recipient: string,
  { event, current, told, at, again }: Matter,
  { policy, outbound, drawSalt }: DiscloseParts,
): Decided | null {
  const decided = decide({
    event,
    current,
    policy,
    recipient,
    at,
    told: told.recipients.includes(recipient),
  });
  const { outcome, reasons, fields, agreement, purpose, basis, caveats } = decided;
  if (outcome === 'NONE') return null;
  const attempt = again === undefined ? FIRST_ATTEMPT : SECOND_ATTEMPT;
  const disclosureId = outbound.disclosureIdOf(event.meta.eventId, recipient, attempt);
  const salt = drawSalt();
  const content = contentOf({ event, decision: decided, policy, reference: disclosureId, at });
  const delivered =
    content === null ? null : outbound.of({ event, recipient, disclosureId, salt, ...content });
  return {
    record: delivered?.record ?? null,
    decision: {
      disclosureId,
      recipient,
      outcome,
      attempt,
      reasons,
      fields,
      agreement,
      purpose,
      basis,
      caveats,
      releasedBy: NOBODY,
      salt,
      sent: delivered?.sent ?? null,
    },
  };
}
