import type { Handling, Recorded } from '@iom/domain';
import type { Decision } from '../decision/decide.js';
import { carriedFields } from './carried-fields.js';
import type { OutboundPerson } from './person.js';

/** What a recipient is sent: who, the permitted fields, and what it needs to use them lawfully. */
export type OutboundValue = Readonly<Record<string, unknown>> & {
  readonly person: OutboundPerson;
  readonly handling: Handling;
};

/** The name of the outbound record of an event type for a recipient. */
export function outboundName(recipient: string, type: string): string {
  return `${outboundNamespace(recipient)}.${type}`;
}

/** The namespace of a recipient's outbound records. */
export function outboundNamespace(recipient: string): string {
  return `uk.iom.share.${recipient.replaceAll('-', '_')}`;
}

/**
 * The outbound value of a shared event: nothing of the event but what the decision's row lets out. Throws when the decision
 * is not to share: a broken invariant of the caller.
 */
export function project(event: Recorded, decision: Decision): OutboundValue {
  const { outcome, person, under } = decision;
  if (outcome !== 'SHARED' || person === null || under === null) {
    throw new Error(`A decision of ${outcome} has no outbound value`);
  }
  const handling = handlingOf(event, under.agreement);
  return Object.assign(carriedFields(under.row, event), { person, handling });
}

function handlingOf(
  { meta }: Recorded,
  agreement: NonNullable<Decision['under']>['agreement'],
): Handling {
  const { assertion, subjectCategory, quality, recordedAt, retainUntil } = meta;
  return {
    assertion,
    subjectCategory,
    quality,
    asAt: recordedAt,
    purpose: agreement.purpose,
    basis: agreement.basis,
    onwardSharing: agreement.onwardSharing,
    // What rests on intelligence is no evidence, whatever the agreement lets other facts be used for.
    courtUse: assertion === 'INTELLIGENCE' ? 'NO' : agreement.courtUse,
    retainUntil,
    agreementId: agreement.id,
    agreementVersion: agreement.version,
  };
}
