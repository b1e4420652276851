import type { CustodyReason, ReleaseType } from '@iom/domain';
import { type Ignored, ignoring } from './ignored.js';

/** What a custodial status says, by its code. */
export type CustodialMeaning =
  { readonly is: 'in'; readonly reason: CustodyReason } | { readonly is: 'out' } | Ignored;

export const CUSTODIAL_STATUSES: ReadonlyMap<string, CustodialMeaning> = new Map<
  string,
  CustodialMeaning
>([
  ['A', { is: 'in', reason: 'SENTENCE' }],
  ['D', { is: 'in', reason: 'UNKNOWN' }],
  ['B', { is: 'out' }],
  // Recalled is not yet returned; the recall has rows of its own.
  ...ignoring('TOLD_BY_ROWS', 'C'),
  ...ignoring('NO_CHANGE_OF_CUSTODY', 'R I P'),
  ...ignoring('CASE_WORK', 'T AT'),
]);

/** Whether a row of RECALL is a recall at all: nDelius keeps returns of other kinds in the same table. */
export const RECALL_REASONS: ReadonlyMap<string, 'recall' | Ignored> = new Map<
  string,
  'recall' | Ignored
>([['NN', 'recall'], ...ignoring('NO_CHANGE_OF_CUSTODY', 'EOTL TSH IRC')]);

/** On what terms somebody leaves prison, by nDelius's type of release. A deployment adds its own. */
export const RELEASE_TYPES: ReadonlyMap<string, ReleaseType | Ignored> = new Map<
  string,
  ReleaseType | Ignored
>([
  ['ADL', 'LICENCE'],
  ['ECSL', 'END_OF_CUSTODY_SUPERVISED_LICENCE'],
  // On temporary licence somebody is out for a day or a few, and still in custody.
  ...ignoring('NO_CHANGE_OF_CUSTODY', 'ROTL'),
]);

/**
 * Prisons' codes of why somebody left for good. What is told as a release covers deaths, absconding, merged records and
 * hospitals as well. A deployment adds its own.
 */
export const DEPARTURES: ReadonlyMap<string, ReleaseType | Ignored> = new Map<
  string,
  ReleaseType | Ignored
>([
  ['CR', 'LICENCE'],
  ['HD', 'HOME_DETENTION_CURFEW'],
  ['ECSL', 'END_OF_CUSTODY_SUPERVISED_LICENCE'],
  ...ignoring('NO_CHANGE_OF_CUSTODY', 'UAL HQ HO'),
  ...ignoring('CASE_WORK', 'DEC MRG NCS'),
]);

/** Why a prison says that somebody left or came, in its own words. */
export const MOVES: ReadonlyMap<string, 'leaves' | 'arrives' | Ignored> = new Map<
  string,
  'leaves' | 'arrives' | Ignored
>([
  ['RELEASED', 'leaves'],
  ['ADMISSION', 'arrives'],
  ['NEW_ADMISSION', 'arrives'],
  ['READMISSION', 'arrives'],
  ...ignoring(
    'NO_CHANGE_OF_CUSTODY',
    'TEMPORARY_ABSENCE_RELEASE TEMPORARY_ABSENCE_RETURN RELEASED_TO_HOSPITAL SENT_TO_COURT RETURN_FROM_COURT TRANSFERRED',
  ),
  ...ignoring('CASE_WORK', 'READMISSION_SWITCH_BOOKING POST_MERGE_ADMISSION'),
]);

/** Why somebody is in custody, as a prison guesses it. */
export const PROBABLE_CAUSES: ReadonlyMap<string, CustodyReason> = new Map<string, CustodyReason>([
  ['RECALL', 'RECALL'],
  ['REMAND', 'REMAND'],
  ['CONVICTED', 'SENTENCE'],
  ['IMMIGRATION_DETAINEE', 'OTHER'],
]);
