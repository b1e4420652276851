export { checkLetter } from './check-letter.js';
export type { Absent, Unverified, UnverifiedReason, Written } from './reading.js';
export {
  formatPnc,
  parsePnc,
  type Pnc,
  type PncForms,
  pncForms,
  type PncReading,
  type ValidPnc,
} from './pnc.js';
export { type Cro, type CroReading, parseCro, type ValidCro } from './cro.js';
export { type Asn, type AsnReading, parseAsn, type ValidAsn } from './asn.js';
export {
  type Crn,
  type CrnReading,
  type NomsNumber,
  type NomsReading,
  parseCrn,
  parseNoms,
  type ShapeReading,
} from './case-identifiers.js';
export {
  type Collar,
  type CollarReading,
  type NicheNominal,
  type NicheNominalReading,
  parseCollar,
  parseNicheNominal,
} from './force-identifiers.js';
