import type { Readback } from '@iom/domain';
import { isOwnName } from './messages/message.js';
import type { Translation } from './translation.js';

/** What a translation comes to when an operator has ordered it. */
export function readbackOf({ observed, feedback }: Translation): Readback {
  const [fault = null] = feedback;
  const [event] = fault === null ? observed : [];
  const recordId = event?.meta.sourceRecordId ?? null;
  return {
    observed,
    fault,
    // A name that the bridge has made up says nothing to the producer.
    recordId: isOwnName(recordId) ? null : recordId,
    recordVersion: event?.meta.sourceVersion ?? null,
  };
}
