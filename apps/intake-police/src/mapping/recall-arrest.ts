import type { ArrestResult, Observed } from '@iom/domain';
import type { ChangeOf } from '../contract/envelope.js';
import type { RecallArrestRecord } from '../contract/recall-arrest.js';
import type { Context } from '../source-record.js';
import { opening } from './opening.js';

const RESULTS: Readonly<Record<RecallArrestRecord['result'], ArrestResult>> = {
  arrested: 'ARRESTED',
  'not-found': 'NOT_FOUND',
};

/** What came of looking for a person recalled to prison. */
export function recallArrestReported(
  change: ChangeOf<RecallArrestRecord>,
  context: Context,
): Observed<'RecallArrestReported'> {
  const { record } = change;
  return {
    ...opening('RecallArrestReported', change, { occurred: record.at }, context),
    result: RESULTS[record.result],
    station: record.station,
    attempts: record.attempts,
    recallReference: record.recallReference,
  };
}
