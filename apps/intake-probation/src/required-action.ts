import type { SetAsideReason } from '@iom/domain';

const REQUIRED_ACTION: Readonly<Record<SetAsideReason, string>> = {
  NOT_JSON: 'Send the record again as one JSON object in UTF-8.',
  WRONG_SHAPE: 'Put the field right, then send the record again.',
  IMPOSSIBLE_DATE: 'Correct the date or time of this field, then send the record again.',
  UNKNOWN_CODE:
    'Use a code of the published list, or agree the new one, then send the record again.',
  CODE_NOT_SEEN_YET: 'Send the reference row that this id names; the record is then read again.',
  UNKNOWN: 'Ask the operators of the bridge about this record.',
};

const NAMELESS =
  'No id of the record could be read, so no later version can take its place: an operator of the bridge has to deal with it.';

/** What a producer is asked to do, in words that hold for every record with this fault. */
export function requiredActionFor(reason: SetAsideReason, recordId: string | null): string {
  const action = REQUIRED_ACTION[reason];
  return recordId === null ? `${action} ${NAMELESS}` : action;
}
