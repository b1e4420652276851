import type { FaultReason } from './contract/fault.js';
import type { Refusal } from './translation.js';

const REQUIRED_ACTION: Readonly<Record<FaultReason | Refusal, string>> = {
  NOT_JSON: 'Send the record again as one JSON object in UTF-8.',
  WRONG_SHAPE: 'Put the field right as the published schema says, then send the record again.',
  IMPOSSIBLE_DATE: 'Correct the date or time of this field, then send the record again.',
  UNKNOWN_CODE:
    'Use a code of the published list, or agree the new one, then send the record again.',
  WRONG_FORCE: 'Send the record on the topic of the force that owns it.',
  MARKING_TOO_HIGH: 'Keep material marked above OFFICIAL-SENSITIVE out of this topic.',
  UNLISTED_ENTITY: 'Keep records of this kind out of this topic.',
  COVERT_MATERIAL: 'Keep covert material, and whatever tells of a source, out of this topic.',
  NOT_RELEASED:
    'Send the sanitised product once it is released to partners, never the report itself.',
};

const NAMELESS =
  'No id of the record could be read, so no later version can take its place: an operator of the bridge has to deal with it.';

/** What a producer is asked to do, in words that hold for every record with this fault. */
export function requiredActionFor(
  status: 'QUARANTINED' | 'DISCARDED',
  reason: FaultReason | Refusal,
  recordId: string | null,
): string {
  const action = REQUIRED_ACTION[reason];
  return status === 'QUARANTINED' && recordId === null ? `${action} ${NAMELESS}` : action;
}
