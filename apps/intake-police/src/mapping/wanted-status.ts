import { type Observed, type SubjectCategory, ukDayOf, type WantedStatus } from '@iom/domain';
import type { ChangeOf } from '../contract/envelope.js';
import type { WantedStatusRecord } from '../contract/wanted-status.js';
import type { Context } from '../source-record.js';
import { opening } from './opening.js';

interface Meaning {
  readonly status: WantedStatus;
  readonly subjectCategory: SubjectCategory;
}

/** Who is unlawfully at large has been sentenced; who is wanted is suspected; of what one is cleared nobody says. */
const MEANINGS: Readonly<Record<WantedStatusRecord['status'], Meaning>> = {
  wanted: { status: 'WANTED', subjectCategory: 'SUSPECT' },
  'unlawfully-at-large': { status: 'UNLAWFULLY_AT_LARGE', subjectCategory: 'CONVICTED' },
  cleared: { status: 'CLEARED', subjectCategory: 'UNKNOWN' },
};

/** The police look for somebody, or no longer do. */
export function wantedStatusChanged(
  change: ChangeOf<WantedStatusRecord>,
  context: Context,
): Observed<'WantedStatusChanged'> {
  const { since, reference, status: said } = change.record;
  const { status, subjectCategory } = MEANINGS[said];
  return {
    ...opening('WantedStatusChanged', change, { occurred: since, subjectCategory }, context),
    status,
    since: ukDayOf(since.at),
    reference,
  };
}
