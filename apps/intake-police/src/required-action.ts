import type { RefusalReason, SetAsideReason } from '@iom/domain';

/** What a producer is asked to do, in words that hold for every record with this fault. */
export const REQUIRED_ACTION: Readonly<Record<SetAsideReason | RefusalReason, string>> = {
  NOT_JSON: 'Send the record again as one JSON object in UTF-8.',
  WRONG_SHAPE: 'Put the field right as the published schema says, then send the record again.',
  IMPOSSIBLE_DATE: 'Correct the date or time of this field, then send the record again.',
  UNKNOWN_CODE:
    'Use a code of the published list, or agree the new one, then send the record again.',
  CODE_NOT_SEEN_YET: 'Send the code list entry; the record is then read again.',
  UNKNOWN: 'Ask the operators of the bridge about this record.',
  WRONG_FORCE: 'Send the record on the topic of the force that owns it.',
  MARKING_TOO_HIGH: 'Keep material marked above OFFICIAL-SENSITIVE out of this topic.',
  COVERT_MATERIAL: 'Keep covert material out of this topic.',
  UNLISTED_ENTITY: 'Keep records of this kind out of this topic.',
};
