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

/** An arrest or summons number whose check letter fits, as twenty characters: `YYFFUUSSNNNNNNNNNNNC`. */
export type Asn = string & { readonly [brand]: 'Asn' };

export interface ValidAsn {
  readonly kind: 'valid';
  readonly canonical: Asn;
}

export type AsnReading = ValidAsn | Unverified | Absent;

const SEQUENCE_DIGITS = 11;

/** Numbers that systems write where there was no arrest or summons; most have a fitting check letter. */
const DUMMIES: ReadonlySet<string> = new Set([
  '0800PP0111111111111A',
  '0800NP0100000000001H',
  '0800PP0100000000001H',
  '0807NRPR00000038482H',
]);

/** Year, force and unit, system, sequence, check letter. */
const COMPACT = /^(\d{2})([A-Z0-9]{4})([A-Z0-9]{2})(\d{1,11})([A-Z])$/i;
/** With a country-level code after the year, which the check letter does not know: only at full length can it be told. */
const COMPACT_WITH_COUNTRY = /^(\d{2})[A-Z0-9]([A-Z0-9]{4})([A-Z0-9]{2})(\d{11})([A-Z])$/i;
const SLASHED = /^(\d{2})\/[A-Z0-9]?([A-Z0-9]{4})\/([A-Z0-9]{2})\/(\d{1,11})\/?([A-Z])$/i;

/** Reads an ASN in any form in use: 20 or 21 characters, unpadded, slashed or not, in either case. Nothing is repaired. */
export function parseAsn(text: Written): AsnReading {
  const inner = trimmed(text);
  if (inner === undefined || typeof text !== 'string') return ABSENT;
  if (inner.length > LONGEST_IDENTIFIER) return unverified(text, 'malformed');
  const match = SLASHED.exec(inner) ?? COMPACT_WITH_COUNTRY.exec(inner) ?? COMPACT.exec(inner);
  if (match === null) return unverified(text, 'malformed');

  const [year = '', forceAndUnit = '', system = '', sequence = '', letter = ''] = match
    .slice(1)
    .map((part) => part.toUpperCase());
  const padded = sequence.padStart(SEQUENCE_DIGITS, '0');
  const canonical = `${year}${forceAndUnit}${system}${padded}${letter}`;
  if (DUMMIES.has(canonical)) return unverified(text, 'placeholder');
  // Only force and system take part, of them only the digits, and they come before the year.
  const counted = digitsOf(forceAndUnit.slice(0, 2)) + digitsOf(system) + year + padded;
  if (checkLetter(counted) !== letter) return unverified(text, 'check-letter');
  if (/^0+$/.test(sequence)) return unverified(text, 'placeholder');
  return { kind: 'valid', canonical: canonical as Asn };
}

function digitsOf(text: string): string {
  return text.replace(/\D/g, '');
}
