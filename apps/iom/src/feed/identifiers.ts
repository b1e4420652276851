import { checkLetter, parsePnc, type Pnc, pncForms } from '@iom/identity';
import type { Random } from './random.js';

/** Whoever can read a form in this year can read it in every earlier one: later years only make more readings possible. */
const LATEST_READER = 2099;

/**
 * One of the ways in which a PNC number is found written. A form that can be read in two ways is never chosen: it names
 * nobody, and the two sides of an ordinary story would not be linked.
 */
export function writtenForm(pnc: Pnc, random: Random): string {
  const form: string = random.pick(Object.values(pncForms(pnc)));
  return parsePnc(form, LATEST_READER).kind === 'valid' ? form : pnc;
}

/** The same number with a letter that does not fit: it must never link anybody. */
export function misspelt(pnc: Pnc): string {
  const { short } = pncForms(pnc);
  return `${short.slice(0, -1)}${short.endsWith('A') ? 'B' : 'A'}`;
}

/** `000123/15F` */
export function croNumber(year: number, serial: number): string {
  const shortYear = String(year % 100).padStart(2, '0');
  const padded = String(serial).padStart(6, '0');
  return `${padded}/${shortYear}${checkLetter(`${shortYear}${padded}`)}`;
}

/** `2661SY0100000012345M`: of a year, a force, and a number of its own there. */
export function asnOf(year: number, forceCode: string, serial: number): string {
  const shortYear = String(year % 100).padStart(2, '0');
  const sequence = String(serial).padStart(11, '0');
  // The letter goes by the figures of force and system, then those of year and sequence.
  return `${shortYear}${forceCode}SY01${sequence}${checkLetter(`${forceCode}01${shortYear}${sequence}`)}`;
}

/** `A0042ZZ`: the letters make room for more than ten thousand. */
export function nomsNumberOf(index: number): string {
  const place = Math.floor(index / 10_000);
  const number = String(index % 10_000).padStart(4, '0');
  return `${letter(place / 676)}${number}${letter(place / 26)}${letter(place)}`;
}

const CRN_LETTERS = 'XYWV';

/** X100000 and on, so that nobody has the CRN of a well-known person. */
export function crnOf(index: number): string {
  const first = CRN_LETTERS.charAt(Math.floor(index / 900_000));
  if (!first) throw new RangeError('A feed of so many people has no CRNs left');
  return `${first}${100_000 + (index % 900_000)}`;
}

/** A force's own name for somebody: no two forces use the same numbers for the same person. */
export function nominalIdOf(forceCode: string, number: number): string {
  return `N${forceCode}-${String(number).padStart(7, '0')}`;
}

/** The number in it, which the ids of the person's records are made of. */
export function nominalNumber(nominalId: string): number {
  return Number(nominalId.slice(nominalId.indexOf('-') + 1));
}

function letter(place: number): string {
  return String.fromCharCode(65 + (Math.floor(place) % 26));
}
