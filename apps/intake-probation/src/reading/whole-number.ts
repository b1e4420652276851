import { isObject } from '@iom/codec';

/** Most ids: digits that are the number as it is written, with nothing to take away. */
const PLAIN = /^[1-9]\d{0,37}$/;
const DECIMAL = /^(-?\d{1,38})(?:\.0+)?$/;
const BASE64 = /^[A-Za-z0-9+/]{2,64}={0,2}$/;
const MOST_DIGITS = 38;

/**
 * A whole number as decimal text, in any of the forms in which change data capture writes one: a number, its text, or
 * `{ scale, value }` with the unscaled value as big-endian two's complement in base64. null: there is no value. undefined:
 * there is one, and it is no whole number.
 */
export function readWhole(value: unknown): string | null | undefined {
  if (value === null || value === undefined) return null;
  if (typeof value === 'number') return Number.isSafeInteger(value) ? String(value) : undefined;
  if (typeof value === 'string') {
    if (PLAIN.test(value)) return value;
    const text = value.trim();
    if (text === '') return null;
    const digits = DECIMAL.exec(text)?.[1];
    return digits === undefined ? undefined : BigInt(digits).toString();
  }
  return isObject(value) ? readScaled(value['scale'], value['value']) : undefined;
}

function readScaled(scale: unknown, value: unknown): string | undefined {
  if (typeof scale !== 'number' || !Number.isInteger(scale)) return undefined;
  if (scale < -MOST_DIGITS || scale > MOST_DIGITS) return undefined;
  if (typeof value !== 'string' || !BASE64.test(value)) return undefined;
  const unscaled = twosComplement(Buffer.from(value, 'base64'));
  const power = 10n ** BigInt(Math.abs(scale));
  if (scale <= 0) return (unscaled * power).toString();
  return unscaled % power === 0n ? (unscaled / power).toString() : undefined;
}

function twosComplement(bytes: Buffer): bigint {
  return BigInt.asIntN(bytes.length * 8, BigInt(`0x${bytes.toString('hex') || '0'}`));
}
