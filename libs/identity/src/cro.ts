import { checkLetter } from './check-letter.js';
import {
  ABSENT,
  type Absent,
  LONGEST_IDENTIFIER,
  trimmed,
  unverified,
  type Unverified,
  type Written,
} from './reading.js';

declare const brand: unique symbol;

/** A criminal record office number whose check letter fits: `NNNNNN/YYC`, or `SFYY/NC` of a file opened by year. */
export type Cro = string & { readonly [brand]: 'Cro' };

export interface ValidCro {
  readonly kind: 'valid';
  readonly canonical: Cro;
}

export type CroReading = ValidCro | Unverified | Absent;

const STANDARD = /^(\d{1,6})\/(\d{2})([A-Za-z])$/;
// Its check letter is made of the serial as it is, so a padded one would be another number: it is not accepted.
const BY_YEAR = /^[Ss][Ff](\d{2})\/([1-9]\d{0,5})([A-Za-z])$/;

/** Reads a CRO number. The standard form is padded to six digits; the SF form never is. Nothing is repaired. */
export function parseCro(text: Written): CroReading {
  const inner = trimmed(text);
  if (inner === undefined || typeof text !== 'string') return ABSENT;
  if (inner.length > LONGEST_IDENTIFIER) return unverified(text, 'malformed');
  const parts = partsOf(inner);
  if (parts === undefined) return unverified(text, 'malformed');
  if (checkLetter(parts.digits) !== parts.letter) return unverified(text, 'check-letter');
  if (Number(parts.serial) === 0) return unverified(text, 'placeholder');
  return { kind: 'valid', canonical: parts.canonical as Cro };
}

interface Parts {
  readonly serial: string;
  readonly digits: string;
  readonly letter: string;
  readonly canonical: string;
}

function partsOf(text: string): Parts | undefined {
  const standard = STANDARD.exec(text);
  if (standard !== null) {
    const [, number = '', year = '', last = ''] = standard;
    const serial = number.padStart(6, '0');
    const letter = last.toUpperCase();
    return { serial, digits: year + serial, letter, canonical: `${serial}/${year}${letter}` };
  }
  const byYear = BY_YEAR.exec(text);
  if (byYear === null) return undefined;
  const [, year = '', serial = '', last = ''] = byYear;
  const letter = last.toUpperCase();
  return { serial, digits: year + serial, letter, canonical: `SF${year}/${serial}${letter}` };
}
