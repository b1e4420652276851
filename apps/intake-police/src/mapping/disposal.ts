import type { DisposalKind, Observed } from '@iom/domain';
import type { DisposalRecord } from '../contract/disposal.js';
import type { ChangeOf } from '../contract/envelope.js';
import type { Context } from '../source-record.js';
import { asnOf } from './asn.js';
import { offenceOf } from './offence.js';
import { opening } from './opening.js';

const KINDS: Readonly<Record<DisposalRecord['type'], DisposalKind>> = {
  charged: 'CHARGED',
  bailed: 'BAILED',
  'released-under-investigation': 'RELEASED_UNDER_INVESTIGATION',
  'no-further-action': 'NO_FURTHER_ACTION',
  caution: 'CAUTIONED',
};

/** What became of an arrest. None of these is a conviction. */
export function disposalRecorded(
  change: ChangeOf<DisposalRecord>,
  context: Context,
): Observed<'DisposalRecorded'> {
  const { record } = change;
  const { asn, isLost } = asnOf(record.asn);
  const about = { occurred: record.at, subjectCategory: 'SUSPECT', isComplete: !isLost } as const;
  return {
    ...opening('DisposalRecorded', change, about, context),
    ...offenceOf(record.offence),
    disposal: KINDS[record.type],
    asn,
    nextCourt: record.nextCourt?.court ?? null,
    nextCourtOn: record.nextCourt?.date ?? null,
    remanded: record.remanded ?? null,
    conditionCodes: record.conditions ?? null,
  };
}
