import { InvalidArgumentError } from 'commander';

const LONGEST = 200;
/** A CRN, or digits enough for the number of a person, a record or a telephone. */
const NUMBER = /\b[a-z]\d{6}\b|\d{4,}/i;

/** Why a record is given up. It is kept for good, so it may not say whom it is about. */
export function reasonText(text: string): string {
  const reason = text.trim();
  if (reason === '') throw new InvalidArgumentError('Say why.');
  if (reason.length > LONGEST) {
    throw new InvalidArgumentError(`Say it in ${LONGEST} characters.`);
  }
  if (NUMBER.test(reason)) {
    throw new InvalidArgumentError(
      'It is kept for good: leave numbers of people and records out, and names.',
    );
  }
  return reason;
}
