import type { ShapeReading } from './case-identifiers.js';
import { trimmed, type Written } from './reading.js';

declare const brand: unique symbol;

/** A person in one force's Niche: `60:N60-1234567`. The same text in two forces is two people. */
export type NicheNominal = string & { readonly [brand]: 'NicheNominal' };

/** An officer's collar number in one force: `60:PC 1234`. The same number in two forces is two officers. */
export type Collar = string & { readonly [brand]: 'Collar' };

export type NicheNominalReading = ShapeReading<NicheNominal>;
export type CollarReading = ShapeReading<Collar>;

const FORCE = /^\d{2}$/;
/** Opaque: whatever Niche says, without space or anything that could not be shown. */
const NOMINAL = /^[\x21-\x7e]{1,64}$/;
const COLLAR = /^[A-Z0-9]+(?:[ /-][A-Z0-9]+)*$/;
const LONGEST_COLLAR = 20;

/** Reads a nominal's id in the Niche of a force (its two-digit code). The id is opaque, and so is its case. */
export function parseNicheNominal(force: string, text: Written): NicheNominalReading {
  const inner = trimmed(text);
  return FORCE.test(force) && inner !== undefined && NOMINAL.test(inner)
    ? { kind: 'valid', canonical: `${force}:${inner}` as NicheNominal }
    : { kind: 'invalid' };
}

/** Reads a collar number of a force (its two-digit code). A rank in it stays: forces differ in whether it is part of it. */
export function parseCollar(force: string, text: Written): CollarReading {
  const inner = trimmed(text);
  if (inner === undefined || inner.length > LONGEST_COLLAR) return { kind: 'invalid' };
  const collar = inner.toUpperCase().replace(/\s+/g, ' ');
  return FORCE.test(force) && COLLAR.test(collar)
    ? { kind: 'valid', canonical: `${force}:${collar}` as Collar }
    : { kind: 'invalid' };
}
