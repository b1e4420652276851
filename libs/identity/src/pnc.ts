import { checkLetter } from './check-letter.js';
import {
  ABSENT,
  type Absent,
  LONGEST_IDENTIFIER,
  trimmed,
  unverified,
  type Unverified,
  type UnverifiedReason,
  type Written,
} from './reading.js';

declare const brand: unique symbol;

/** A PNC number whose check letter fits, as `YYYY/NNNNNNNC`. */
export type Pnc = string & { readonly [brand]: 'Pnc' };

export interface ValidPnc {
  readonly kind: 'valid';
  readonly canonical: Pnc;
  /** The source wrote two digits of the year: the century is the latest that the year of observation allows. */
  readonly assumedCentury: boolean;
}

export type PncReading = ValidPnc | Unverified | Absent;

const FIRST_YEAR = 1900;
const LAST_SERIAL = 9_999_999;
const WITH_SLASH = /^(\d{4}|\d{2})\/(\d{1,7})([A-Za-z])$/;
const WITHOUT_SLASH = /^(\d{3,11})([A-Za-z])$/;

/**
 * Reads a PNC number in any form in use: long or short year, padded or not, with or without a slash, in either case.
 *
 * Nothing is repaired. With a slash there is one reading, and its check letter decides. Without one the year may have two
 * digits or four; the number is valid only if exactly one of the two passes, since a lost slash turns the number of one
 * person into a good number of another. A four-digit year runs from 1900 to `observedYear`.
 */
export function parsePnc(text: Written, observedYear: number): PncReading {
  const inner = trimmed(text);
  if (inner === undefined || typeof text !== 'string') return ABSENT;
  if (inner.length > LONGEST_IDENTIFIER) return unverified(text, 'malformed');

  const [, year, serial, letter] = WITH_SLASH.exec(inner) ?? [];
  if (year !== undefined && serial !== undefined && letter !== undefined) {
    const reading = readParts(year, serial, letter.toUpperCase(), observedYear);
    return typeof reading === 'string' ? unverified(text, reading) : reading;
  }
  const [, digits, lastLetter] = WITHOUT_SLASH.exec(inner) ?? [];
  if (digits === undefined || lastLetter === undefined) return unverified(text, 'malformed');
  return readUnslashed(text, digits, lastLetter.toUpperCase(), observedYear);
}

/** The valid number of a year and a serial, its check letter added. */
export function formatPnc(year: number, serial: number): Pnc {
  if (!Number.isInteger(year) || year < FIRST_YEAR || year > 9999) {
    throw new RangeError('The year of a PNC number has four digits, from 1900');
  }
  if (!Number.isInteger(serial) || serial < 1 || serial > LAST_SERIAL) {
    throw new RangeError('The serial of a PNC number is 1 to 9999999');
  }
  return canonicalOf(String(year), String(serial).padStart(7, '0'));
}

/** The forms in which systems write one and the same number. */
export interface PncForms {
  /** `1979/0163001B` */
  readonly canonical: Pnc;
  /** `1979/163001B` */
  readonly longUnpadded: string;
  /** `79/0163001B` */
  readonly shortPadded: string;
  /** `79/163001B` */
  readonly short: string;
  /** `19790163001B` */
  readonly longWithoutSlash: string;
  /** `79163001B` */
  readonly shortWithoutSlash: string;
  /** `1979/0163001b` */
  readonly lowerCase: string;
}

/**
 * The forms in use of a number. Those without a slash may be ambiguous to whoever reads them, those with two digits of the
 * year belong to another century when the number is older than 99 years.
 */
export function pncForms(pnc: Pnc): PncForms {
  const shortYear = pnc.slice(2, 4);
  const rest = pnc.slice(5);
  const unpadded = rest.replace(/^0+/, '');
  return {
    canonical: pnc,
    longUnpadded: `${pnc.slice(0, 4)}/${unpadded}`,
    shortPadded: `${shortYear}/${rest}`,
    short: `${shortYear}/${unpadded}`,
    longWithoutSlash: `${pnc.slice(0, 4)}${rest}`,
    shortWithoutSlash: `${shortYear}${unpadded}`,
    lowerCase: pnc.toLowerCase(),
  };
}

function readUnslashed(
  text: string,
  digits: string,
  letter: string,
  observedYear: number,
): PncReading {
  const readings = [2, 4]
    .filter((years) => digits.length > years && digits.length <= years + 7)
    .map((years) => readParts(digits.slice(0, years), digits.slice(years), letter, observedYear));
  const passing = readings.filter((reading) => typeof reading !== 'string');
  const [only] = passing;
  if (passing.length > 1) return unverified(text, 'ambiguous');
  if (only !== undefined) return only;
  // Said only where every reading failed for the same reason: of one that could be read twice, the letter is to blame.
  const [reason] = readings;
  const isShared = typeof reason === 'string' && readings.every((other) => other === reason);
  return unverified(text, isShared ? reason : 'check-letter');
}

function readParts(
  writtenYear: string,
  writtenSerial: string,
  letter: string,
  observedYear: number,
): ValidPnc | UnverifiedReason {
  const assumedCentury = writtenYear.length === 2;
  const year = assumedCentury ? pivoted(Number(writtenYear), observedYear) : Number(writtenYear);
  if (year < FIRST_YEAR || year > observedYear) return 'year';
  const serial = writtenSerial.padStart(7, '0');
  const canonical = canonicalOf(String(year), serial);
  if (!canonical.endsWith(letter)) return 'check-letter';
  if (Number(serial) === 0) return 'placeholder';
  return { kind: 'valid', canonical, assumedCentury };
}

/** The latest year with these last two digits that is not after the year of observation. */
function pivoted(lastDigits: number, observedYear: number): number {
  const sameCentury = observedYear - (observedYear % 100) + lastDigits;
  return sameCentury <= observedYear ? sameCentury : sameCentury - 100;
}

function canonicalOf(year: string, serial: string): Pnc {
  return `${year}/${serial}${checkLetter(year.slice(2) + serial)}` as Pnc;
}
