import type { YesNo } from '@iom/domain';
import { readWhole } from './whole-number.js';

const WORDS: ReadonlyMap<string, boolean> = new Map([
  ['Y', true],
  ['N', false],
  ['1', true],
  ['0', false],
  ['YES', true],
  ['NO', false],
  ['TRUE', true],
  ['FALSE', false],
]);

/** A flag in any of its forms: Y, N, 0, 1, TRUE, FALSE. null: null or blank. undefined: something else, which may mean anything. */
export function readFlag(value: unknown): boolean | null | undefined {
  if (typeof value === 'boolean') return value;
  if (typeof value === 'string') {
    const word = WORDS.get(value.trim().toUpperCase());
    if (word !== undefined) return word;
  }
  const whole = readWhole(value);
  if (whole === null || whole === undefined) return whole;
  if (whole === '1') return true;
  return whole === '0' ? false : undefined;
}

/** A limit that is set, or set to something that cannot be read. Null and blank mean that it is not. */
export function isSetOrUnclear(value: unknown): boolean {
  const flag = readFlag(value);
  return flag === undefined || flag === true;
}

/** A flag of which nothing may be assumed: blank and unreadable both are unknown. */
export function readYesNo(value: unknown): YesNo {
  const flag = readFlag(value);
  if (flag === null || flag === undefined) return 'UNKNOWN';
  return flag ? 'YES' : 'NO';
}
