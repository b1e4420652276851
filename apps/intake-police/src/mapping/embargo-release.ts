import type { Observed } from '@iom/domain';
import type { EmbargoReleaseRecord } from '../contract/embargo-release.js';
import type { ChangeOf } from '../contract/envelope.js';
import type { Context } from '../source-record.js';
import { opening } from './opening.js';

/** The force releases a record that it had sent under embargo. */
export function embargoLifted(
  change: ChangeOf<EmbargoReleaseRecord>,
  context: Context,
): Observed<'EmbargoLifted'> {
  return {
    ...opening('EmbargoLifted', change, { occurred: change.changedAt }, context),
    recordId: change.record.recordId,
  };
}
