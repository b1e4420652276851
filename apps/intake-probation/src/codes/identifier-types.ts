import { type Ignored, ignoring } from './ignored.js';

/**
 * Additional identifiers of nDelius. The bridge knows people by what stands in the OFFENDER row; a replaced number links
 * nobody, a merge is told by its own message, and the rest nobody needs here.
 */
export const IDENTIFIER_TYPES: ReadonlyMap<string, Ignored> = new Map([
  ...ignoring('LINKS_NOBODY', 'NINO ASN DRL URN NHS PRNOMS SPNC NPNC APNC LCRN PCRN'),
  ...ignoring('PUBLIC_PROTECTION', 'VISO'),
  ...ignoring('TOLD_BY_ROWS', 'MFCRN MTCRN'),
]);
