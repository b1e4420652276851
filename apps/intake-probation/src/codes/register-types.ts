import type { MarkerClass, RiskGroup, RiskLevel } from '@iom/domain';
import { type Ignored, ignoring } from './ignored.js';

/** What it means that a register type is on somebody's record. */
export type RegisterMeaning =
  /** Membership of Integrated Offender Management. */
  | { readonly is: 'cohort' }
  /** Risk of serious harm: of the type itself the group and, where it names one, the level. */
  | { readonly is: 'risk'; readonly group: RiskGroup; readonly level: RiskLevel }
  /** MAPPA: category and level come with the registration. */
  | { readonly is: 'mappa' }
  /** Whoever visits has to know; or another unit leads, and that is told without why. */
  | {
      readonly is: 'marker';
      readonly markerClass: MarkerClass;
      readonly otherUnit: string | null;
    }
  | Ignored;

const risk = (group: RiskGroup, level: RiskLevel) => ({ is: 'risk', group, level }) as const;
const marker = (markerClass: MarkerClass) =>
  ({ is: 'marker', markerClass, otherUnit: null }) as const;
const leads = (otherUnit: string) => ({ is: 'marker', markerClass: 'OTHER', otherUnit }) as const;

/** Register types of nDelius by code. Very high risk is found in two spellings. */
export const REGISTER_TYPES: ReadonlyMap<string, RegisterMeaning> = new Map<
  string,
  RegisterMeaning
>([
  ['IIOM', { is: 'cohort' }],
  ['MAPP', { is: 'mappa' }],
  ['RLRH', risk('OVERALL', 'LOW')],
  ['RMRH', risk('OVERALL', 'MEDIUM')],
  ['RHRH', risk('OVERALL', 'HIGH')],
  ['RVHR', risk('OVERALL', 'VERY_HIGH')],
  ['RVRH', risk('OVERALL', 'VERY_HIGH')],
  ['RCHD', risk('CHILDREN', 'UNKNOWN')],
  ['REG15', risk('KNOWN_ADULT', 'UNKNOWN')],
  ['REG16', risk('PRISONERS', 'UNKNOWN')],
  ['REG17', risk('PUBLIC', 'UNKNOWN')],
  ['WEAP', marker('WEAPONS')],
  ['AV2S', marker('STAFF_SAFETY')],
  ['AV2S2', marker('STAFF_SAFETY')],
  ['STRG', marker('OTHER')],
  ['REG26', marker('OTHER')],
  ['WRSM', marker('OTHER')],
  ['ALSH', marker('SELF_HARM')],
  ['RCCO', marker('SAFEGUARDING')],
  ['RCPR', marker('SAFEGUARDING')],
  ['RVAD', marker('SAFEGUARDING')],
  ['ARSO', leads('SEX_OFFENDER_UNIT')],
  ['SHPO', leads('SEX_OFFENDER_UNIT')],
  ['SOPS', leads('SEX_OFFENDER_UNIT')],
  ...ignoring('PUBLIC_PROTECTION', 'AVIS ANSO NOTMAPPA RTAO HOIE RPIR'),
  ...ignoring('SAFEGUARDING', 'IMAR CSEP REG22 RVLN MSV MSP CUCK ADWC BWWA SPO RSTO ADVP REG30'),
  ...ignoring('VICTIM', 'INVI ADVV REG24'),
  ...ignoring('HEALTH', 'AMHL RMDO'),
  ...ignoring('CASE_WORK', 'APPO INLL ASFO IRMO ALAN ALERT IKMF IKII RRR DORIS COR'),
  ...ignoring('NOT_ABOUT_A_CASE', 'KDUP DOFF'),
]);

/** What a register type means; undefined: it is in no list. Codes are compared without regard to case. */
export function registerMeaningOf(code: string): RegisterMeaning | undefined {
  return REGISTER_TYPES.get(code.toUpperCase());
}

/** MAPPA category and level are coded alike (`M1`…), and mean different things by where they stand. */
export function mappaNumberOf(code: string | null, highest: 3 | 4): number | null {
  const digit = /^M([1-4])$/i.exec(code ?? '')?.[1];
  return digit !== undefined && Number(digit) <= highest ? Number(digit) : null;
}
