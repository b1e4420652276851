import { trimmed, type Written } from './reading.js';

declare const brand: unique symbol;

/** The number of a case in nDelius: a letter and six digits. It has no check of its own. */
export type Crn = string & { readonly [brand]: 'Crn' };

/** The number of a person in prison: a letter, four digits, two letters. It has no check of its own. */
export type NomsNumber = string & { readonly [brand]: 'NomsNumber' };

export type ShapeReading<Identifier extends string> =
  { readonly kind: 'valid'; readonly canonical: Identifier } | { readonly kind: 'invalid' };

export type CrnReading = ShapeReading<Crn>;
export type NomsReading = ShapeReading<NomsNumber>;

const CRN = /^[A-Z]\d{6}$/i;
const NOMS = /^[A-Z]\d{4}[A-Z]{2}$/i;

/** Reads a CRN. Space around it and its case do not matter; nothing else is forgiven. */
export function parseCrn(text: Written): CrnReading {
  return ofShape<Crn>(text, CRN);
}

/** Reads a NOMS number. Space around it and its case do not matter; nothing else is forgiven. */
export function parseNoms(text: Written): NomsReading {
  return ofShape<NomsNumber>(text, NOMS);
}

function ofShape<Identifier extends string>(
  text: Written,
  shape: RegExp,
): ShapeReading<Identifier> {
  const inner = trimmed(text);
  return inner !== undefined && shape.test(inner)
    ? { kind: 'valid', canonical: inner.toUpperCase() as Identifier }
    : { kind: 'invalid' };
}
