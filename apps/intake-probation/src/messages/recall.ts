import type { Observed } from '@iom/domain';
import { fails, type Reading, says, type Subject } from '../reading.js';
import { textOf } from '../reading/fields.js';
import type { Context } from '../source-record.js';
import { messageMeta, nameOf, type TimedMessage, unknownCode, wrongShape } from './message.js';

/** What a manager decided on a recommendation. `description` says something else in real messages: it is never read. */
const DECISIONS: ReadonlyMap<string, 'recall' | 'no-recall'> = new Map([
  ['DECISION_TO_RECALL', 'recall'],
  ['DECISION_NOT_TO_RECALL', 'no-recall'],
]);

/** Probation considers a recall. */
export function readRecallConsidered(
  message: TimedMessage,
  subject: Subject,
  context: Context,
): Reading {
  const event: Observed<'RecallConsidered'> = {
    type: 'RecallConsidered',
    meta: messageMeta(message, { type: 'RecallConsidered', recordId: nameOf(message) }, context),
    person: message.person,
    recallReference: null,
  };
  return says(subject, [event]);
}

/** A manager's decision: to ask for a recall, which others then decide on, or not to, which ends the matter. */
export function readRecallDecision(
  message: TimedMessage,
  subject: Subject,
  context: Context,
): Reading {
  const recordId = nameOf(message);
  const written = textOf(message.information, 'contactOutcome');
  if (written === null) return fails(subject, wrongShape('contactOutcome'));
  const decision = DECISIONS.get(written.toUpperCase());
  if (decision === undefined) return fails(subject, unknownCode('contactOutcome'));
  if (decision === 'recall') {
    const requested: Observed<'RecallRequested'> = {
      type: 'RecallRequested',
      meta: messageMeta(message, { type: 'RecallRequested', recordId }, context),
      person: message.person,
      recallReference: null,
      proposedType: 'UNKNOWN',
      emergency: 'UNKNOWN',
      inCustody: 'UNKNOWN',
      lastAddress: null,
      possibleAddresses: null,
      arrestIssues: null,
    };
    return says(subject, [requested]);
  }
  const decided: Observed<'RecallDecided'> = {
    type: 'RecallDecided',
    meta: messageMeta(message, { type: 'RecallDecided', recordId }, context),
    person: message.person,
    recallReference: null,
    outcome: 'NOT_RECALLED',
    recallType: 'UNKNOWN',
    recalledOn: null,
    reasonCode: null,
  };
  return says(subject, [decided]);
}
