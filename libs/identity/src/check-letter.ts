/** No I, O or S: they look like 1, 0 and 5. */
const LETTERS = 'ZABCDEFGHJKLMNPQRTUVWXY';

/**
 * The letter that vouches for a police number: its digits, read as one number, modulo 23. A single wrong digit always
 * changes it, and so does swapping two neighbours.
 */
export function checkLetter(digits: string): string {
  let remainder = 0;
  for (const digit of digits) remainder = (remainder * 10 + Number(digit)) % LETTERS.length;
  return LETTERS.charAt(remainder);
}
