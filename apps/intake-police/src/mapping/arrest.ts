import type { Observed } from '@iom/domain';
import type { ArrestRecord } from '../contract/arrest.js';
import type { ChangeOf } from '../contract/envelope.js';
import type { Context } from '../source-record.js';
import { asnOf } from './asn.js';
import { offenceOf } from './offence.js';
import { opening } from './opening.js';

/** An arrest: of somebody suspected of an offence, whatever they were convicted of before. */
export function arrestMade(
  change: ChangeOf<ArrestRecord>,
  context: Context,
): Observed<'ArrestMade'> {
  const { record } = change;
  const { asn, isLost } = asnOf(record.asn);
  const about = {
    occurred: record.arrestedAt,
    subjectCategory: 'SUSPECT',
    isComplete: !isLost,
  } as const;
  return {
    ...opening('ArrestMade', change, about, context),
    ...offenceOf(record.offence),
    custodyStation: record.custodyStation,
    inCustody: record.inCustody,
    asn,
    occurrence: record.occurrence,
    domesticAbuse: record.domesticAbuse,
    district: record.district,
  };
}
