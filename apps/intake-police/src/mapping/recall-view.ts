import type { Observed, RecallView } from '@iom/domain';
import type { ChangeOf } from '../contract/envelope.js';
import type { RecallViewRecord } from '../contract/recall-view.js';
import type { Context } from '../source-record.js';
import { opening } from './opening.js';

const VIEWS: Readonly<Record<RecallViewRecord['view'], RecallView>> = {
  support: 'SUPPORT',
  oppose: 'OPPOSE',
};

/** What the force thinks of a recall. It decides nothing. */
export function recallViewGiven(
  change: ChangeOf<RecallViewRecord>,
  context: Context,
): Observed<'RecallViewGiven'> {
  const { at, view, reasonClass, recallReference } = change.record;
  return {
    ...opening('RecallViewGiven', change, { occurred: at, assertion: 'ASSESSMENT' }, context),
    view: VIEWS[view],
    reasonClass,
    recallReference,
  };
}
