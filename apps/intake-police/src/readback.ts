import type { Readback } from '@iom/domain';
import type { Translation } from './translation.js';

/** What a translation comes to when an operator has ordered it. */
export function readbackOf({ observed, feedback }: Translation): Readback {
  const [fault = null] = feedback;
  const [event] = fault === null ? observed : [];
  return {
    observed,
    fault,
    recordId: event?.meta.sourceRecordId ?? null,
    recordVersion: event === undefined ? null : Number(event.meta.sourceVersion),
  };
}
