import type { Observed } from '@iom/domain';
import type { ChangeOf } from '../contract/envelope.js';
import type { NominationRecord } from '../contract/nomination.js';
import type { Context } from '../source-record.js';
import { opening } from './opening.js';

/** The force proposes a person for IOM: an assessment of somebody of whom it does not say whether a court convicted them. */
export function nominalNominated(
  change: ChangeOf<NominationRecord>,
  context: Context,
): Observed<'NominalNominated'> {
  const { record } = change;
  const about = {
    occurred: record.nominatedAt,
    assertion: 'ASSESSMENT',
    subjectCategory: 'UNKNOWN',
  } as const;
  return {
    ...opening('NominalNominated', change, about, context),
    reasonCode: record.reason,
    offenceClasses: record.offenceClasses.map((each) => ({
      offenceClass: each.class,
      count: each.count,
    })),
    matrixScoreBand: record.matrixScoreBand,
  };
}
