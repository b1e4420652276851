import { isoOf, type Nominal, type Organisation } from '@iom/domain';
import { obstaclesOf } from '@iom/policy';
import { inWords } from '../trace/reason-words.js';

/** A nominal as an integrator sees them: how they stand, and why nothing is shared of them where that is so. */
export interface NominalView {
  readonly crn: string | null;
  readonly pncId: string | null;
  readonly police: readonly { readonly org: string; readonly nominalId: string | null }[];
  /** null: no nominal any more. */
  readonly category: string | null;
  readonly subCategory: string | null;
  readonly selectedOn: string | null;
  readonly reviewDue: string | null;
  readonly custody: string;
  readonly area: Nominal['standing']['area'];
  readonly limitedAccess: string;
  /** Why the bridge holds the records of both sides to be of one person. */
  readonly link: string;
  readonly version: number;
  readonly asAt: string;
  /** Empty: what an agreement names is shared. */
  readonly obstacles: readonly { readonly code: string; readonly words: string }[];
}

/** How a nominal stands now. */
export function viewOf({ standing, version, asAt }: Nominal): NominalView {
  const { cohort, probation, police, custody, area, limitedAccess, link } = standing;
  return {
    crn: probation.crn,
    pncId: probation.pncId,
    police: police.map(({ org, nominalId }) => ({ org, nominalId })),
    category: cohort?.category ?? null,
    subCategory: cohort?.subCategory ?? null,
    selectedOn: cohort?.selectedOn ?? null,
    reviewDue: cohort?.reviewDue ?? null,
    custody,
    area,
    limitedAccess,
    link,
    version,
    asAt: isoOf(asAt),
    obstacles: obstaclesOf(standing).map((code) => ({ code, words: inWords(code) })),
  };
}

/** Whether somebody is a nominal now, in the area of this organisation. */
export function isNominalOf({ id, kind }: Organisation, { standing }: Nominal): boolean {
  const { area, cohort } = standing;
  return cohort !== null && (kind === 'police' ? area.policeOrg : area.probationOrg) === id;
}

/** By case number, so that two lists of the same people read the same. */
export function inOrder(views: readonly NominalView[]): readonly NominalView[] {
  return views.toSorted((a, b) => (a.crn ?? '').localeCompare(b.crn ?? ''));
}
