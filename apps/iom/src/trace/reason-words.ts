import type { Reason } from '@iom/policy';

/** Why something was not shared, in plain words. Each completes "because …". */
const WORDS: Readonly<Record<Reason, string>> = {
  RECIPIENT_UNKNOWN: 'the recipient takes no part in the bridge',
  RECIPIENT_IS_SENDER: 'it came from the recipient',
  NO_AGREEMENT_IN_FORCE: 'no agreement between the two was in force',
  AGREEMENT_ENDED: 'the agreement between the two has ended',
  AREA_NOT_COVERED: 'the person is not in an area that the agreement covers',
  CHANGE_NOT_SEEN: 'nothing has changed that the recipient is ever told',
  AREA_LEFT: 'the person has left the area of the recipient',
  COPY_OF_DISCLOSURE: 'the record is a copy of something that the bridge had delivered',
  SNAPSHOT: 'it was read from a snapshot: it says how things stand and is no news',
  NO_ROW: 'the agreement does not name this kind of event for the recipient',
  NOT_TOLD_BEFORE: 'the recipient had not been told of what it ends or changes',
  CURRENT_UNKNOWN: 'it could not be determined how things stand with the person now',
  IDENTITY_CONFLICT: 'the evidence of who the person is contradicts itself',
  IDENTITY_UNKNOWN: 'it is not certain that both sides mean the same person',
  PROTECTED_PERSON: 'the person is protected',
  ACCESS_RESTRICTED: 'probation limits who may see the case',
  ACCESS_UNKNOWN: 'it is not known whether probation limits who may see the case',
  RECORD_SET_ASIDE:
    'a record of the person could not be read, and might limit who may see the case: it is decided again when that is settled',
  PROCESSING_RESTRICTED: 'processing of data about the person is restricted (DPA 2018 s.47)',
  RECORD_RESTRICTED: 'the source limits access to this record',
  RECORD_SENSITIVE: 'the source marks this record as sensitive',
  RECORD_VISOR: 'the record belongs to the management of a registered offender (ViSOR)',
  RECORD_DPA_EXCLUDED: 'records of this type are never disclosed',
  RECORD_LIMIT_UNKNOWN: 'the record bears a limit that this version does not know',
  VICTIM_OR_WITNESS: 'the person is a victim or a witness in it',
  UNDER_18: 'the person is under 18: somebody has to release it',
  AGE_UNKNOWN: 'the age of the person is not certain: somebody has to release it',
  EMBARGOED: 'the source has embargoed it until it is released',
  NOT_A_NOMINAL: 'the person was not an IOM nominal',
  BEFORE_SELECTION: 'it happened before the person was selected for IOM',
  SELECTION_DATE_UNKNOWN: 'it is not known since when the person has been an IOM nominal',
  CONDITION_NOT_MET: 'the agreement sets a condition that is not met',
  INTELLIGENCE_UNRELEASED: 'no intelligence officer has released it',
  INTELLIGENCE_UNGRADED: 'the grading of the intelligence is not known',
  INTELLIGENCE_UNRELIABLE:
    'its source is unreliable, or the report is not known or suspected false',
  INTELLIGENCE_EXPIRED: 'the day has passed up to which it may be relied on',
  INTELLIGENCE_CONDITIONS: 'it may be handled only under conditions: two people have to release it',
  FREE_TEXT: 'its text may name others or a source: somebody has to read it first',
  PERSON_EMPTY: 'the recipient knows the person by no identifier that may be sent',
};

/** A reason in words; a code that this version does not know stands for itself. */
export function inWords(reason: string): string {
  return Object.hasOwn(WORDS, reason) ? WORDS[reason as Reason] : `of the reason ${reason}`;
}
