import { type CohortCategory, type FlagChange, type Observed, ukDayOf } from '@iom/domain';
import type { ChangeOf } from '../contract/envelope.js';
import type { IomFlagRecord } from '../contract/iom-flag.js';
import type { Context } from '../source-record.js';
import { opening } from './opening.js';

const CHANGES: Readonly<Record<IomFlagRecord['flag'], FlagChange>> = {
  set: 'SET',
  removed: 'REMOVED',
};

const CATEGORIES: Readonly<Record<NonNullable<IomFlagRecord['category']>, CohortCategory>> = {
  fixed: 'FIXED',
  flex: 'FLEX',
  free: 'FREE',
};

/** The force's own flag went up or was taken down. It makes nobody a nominal, and nobody cease to be one. */
export function iomFlagObserved(
  change: ChangeOf<IomFlagRecord>,
  context: Context,
): Observed<'IomFlagObserved'> {
  const { flag, category, on } = change.record;
  return {
    ...opening('IomFlagObserved', change, { occurred: on }, context),
    flag: CHANGES[flag],
    category: category ? CATEGORIES[category] : 'UNKNOWN',
    flaggedOn: ukDayOf(on.at),
  };
}
