import type { Day } from '../time.js';

/** An action that a case conference (MACC) gave an organisation about a person. The minutes never travel. */
export interface CaseConferenceActionSet {
  readonly meetingOn: Day;
  /** What is to be done, as coded. */
  readonly actionCode: string;
  /** The organisation whose action it is. */
  readonly forOrg: string;
  readonly dueOn: Day | null;
}
