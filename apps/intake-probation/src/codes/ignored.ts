/**
 * Why a known code says nothing to the bridge. Each code of a list is either mapped or ignored for one of these reasons, so
 * that a new one shows: it is neither.
 */
export type IgnoredBecause =
  /** Work within probation: about the case, and not a meeting with the person. */
  | 'CASE_WORK'
  /** An appointment or a contact that could be carried; no deployment has asked for it yet. */
  | 'NOT_ASKED_FOR'
  /** Letters, calls and messages that pass. */
  | 'CORRESPONDENCE'
  /** What it says of health, drugs or personality is nobody else's. */
  | 'HEALTH'
  /** Children and adults who must be safeguarded have a way of their own. */
  | 'SAFEGUARDING'
  /** Victims, and what is done for them. */
  | 'VICTIM'
  /** Public protection units share it between themselves (MAPPA, ViSOR, counter-terrorism). */
  | 'PUBLIC_PROTECTION'
  /** The rows of the table that it is about say the same, with more. */
  | 'TOLD_BY_ROWS'
  /** Another message says it again once it is certain. */
  | 'TOLD_AGAIN'
  /** It came from the police: they know. */
  | 'FROM_POLICE'
  /** It concerns a court, a prison or an establishment, and nothing of it is to be acted on. */
  | 'ESTABLISHMENT'
  /** Nothing has been done yet, or nothing will be. */
  | 'NO_ACTION'
  /** What happened is not in the message, only where it could be asked for; and nobody is asked. */
  | 'ONLY_A_REFERENCE'
  /** It is not about one person of probation. */
  | 'NOT_ABOUT_A_CASE'
  /** An identifier that the bridge does not know people by. */
  | 'LINKS_NOBODY'
  /** Somebody has left a place without being released, or has come back without having been. */
  | 'NO_CHANGE_OF_CUSTODY';

/** A code that is known and says nothing to the bridge. */
export interface Ignored {
  readonly ignored: IgnoredBecause;
}

/** The codes of a list, written with spaces between them. */
export function ignoring(because: IgnoredBecause, codes: string): (readonly [string, Ignored])[] {
  return codes.split(' ').map((code) => [code, { ignored: because }] as const);
}

export function isIgnored(meaning: object): meaning is Ignored {
  return 'ignored' in meaning;
}
