import type { Observed, PersonClaim } from '@iom/domain';
import type { ChangeOf, Told } from '../contract/envelope.js';
import type { Fault } from '../contract/fault.js';
import type { NominalMergeRecord } from '../contract/nominal-merge.js';
import type { Context } from '../source-record.js';
import { metaOf } from './meta.js';
import { opening } from './opening.js';

/** Two of the force's records became one: that of the change is given up. A record cannot go on as itself. */
export function personMerged(
  change: ChangeOf<NominalMergeRecord>,
  context: Context,
): Observed<'PersonMerged'> | Fault {
  const survivor = change.record.intoNominalId;
  const removed = change.nominal.nominalId;
  if (survivor === removed) return { reason: 'WRONG_SHAPE', fieldPath: 'record.intoNominalId' };
  return {
    ...opening('PersonMerged', change, { occurred: change.changedAt }, context),
    kind: 'NICHE_NOMINAL',
    survivor,
    removed,
  };
}

/** A merge was undone. A deletion holds no record, so which of the force's records had gone on is known by `sourceRecordId`. */
export function personUnmerged(
  told: Told,
  restored: string,
  person: PersonClaim,
  context: Context,
): Observed<'PersonUnmerged'> {
  return {
    type: 'PersonUnmerged',
    meta: metaOf(told, 'PersonUnmerged', { occurred: told.changedAt }, context),
    person,
    kind: 'NICHE_NOMINAL',
    survivor: null,
    restored,
  };
}
