import type { Observed } from '@iom/domain';
import { fails, type Reading, says } from '../reading.js';
import { isSomebody } from '../reading/identifiers.js';
import type { Context } from '../source-record.js';
import { isTime, type Message, messageMeta, nameOf, subjectOfMessage } from './message.js';

/** nDelius has erased a case. From then on nothing is known of who it was, and so nothing may be shared. Taken at once. */
export function readErasure(message: Message, context: Context): Reading {
  const subject = subjectOfMessage(message);
  const { person, occurred } = message;
  if (!isSomebody(person)) {
    return fails(subject, { reason: 'WRONG_SHAPE', fieldPath: 'personReference.identifiers' });
  }
  const type = 'IdentifiersReported';
  const isComplete = isTime(occurred);
  const event: Observed<typeof type> = {
    type,
    meta: messageMeta(message, { type, recordId: nameOf(message), isComplete }, context),
    person,
    removed: true,
  };
  return says(subject, [event], 'reason' in occurred ? occurred : null);
}
