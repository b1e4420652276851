import type { EventType } from '@iom/domain';

/**
 * Says that something has ended. It reaches whoever had been told that it began, whatever limits apply by now, and never
 * says why.
 */
export const CLOSING_NOTICES: ReadonlySet<EventType> = new Set(['NominalDeselected']);

/** Says that a record was changed or deleted. It is for whoever had the record, and the ledger knows who had. */
export const RECORD_NOTICES: ReadonlySet<EventType> = new Set([
  'RecordCorrected',
  'RecordRetracted',
]);
