import { MICROS_PER_DAY, type EventType, type Micros, type Recorded } from '@iom/domain';
import type { Decision } from '../decision/decide.js';
import type { Policy } from '../decision/policy.js';
import type { OutboundValue } from './project.js';

/** What a recipient is sent instead of content that it may not have. */
export const POINTER_TYPE = 'DutyContactRequested' satisfies EventType;

/** A pointer asks for a call; it is no record to keep. */
const KEPT_DAYS = 28;

/** What a pointer is made of, beside the decision. */
export interface Pointer {
  readonly event: Recorded;
  readonly decision: Decision;
  readonly policy: Policy;
  /** What the duty team is asked about: an opaque name of the recipient's own. */
  readonly reference: string;
  /** When it is decided. */
  readonly at: Micros;
}

/**
 * "Ask this duty team about this reference": whom to ring about whom, and nothing of what it is about, not even when it
 * happened. Throws when the decision is not to point: a broken invariant of the caller.
 */
export function projectPointer({ event, decision, policy, reference, at }: Pointer): OutboundValue {
  const { outcome, person, under } = decision;
  const sender = policy.organisations.get(event.meta.sourceOrg);
  if (outcome !== 'POINTER' || person === null || under === null || sender === undefined) {
    throw new Error(`A decision of ${outcome} points nowhere`);
  }
  const { agreement } = under;
  return {
    person,
    org: sender.id,
    teamMailbox: sender.teamMailbox,
    dutyPhone: sender.dutyPhone,
    reference,
    handling: {
      assertion: 'UNKNOWN',
      subjectCategory: 'UNKNOWN',
      quality: { verification: 'UNKNOWN', completeness: 'PARTIAL', note: null },
      asAt: at,
      purpose: agreement.purpose,
      basis: agreement.basis,
      onwardSharing: 'NO',
      courtUse: 'NO',
      retainUntil: at + KEPT_DAYS * MICROS_PER_DAY,
      agreementId: agreement.id,
      agreementVersion: agreement.version,
    },
  };
}
