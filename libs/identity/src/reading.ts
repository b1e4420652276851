/** Why a number is kept as it was written, and links nobody. */
export type UnverifiedReason =
  /** It does not have the shape of such a number. */
  | 'malformed'
  /** Its check letter does not fit its digits. */
  | 'check-letter'
  /** Its year has not been yet, or is before there were such numbers. */
  | 'year'
  /** It has no slash, and more than one way to read it passes the check letter. */
  | 'ambiguous'
  /** It stands where a number was demanded and there was none. */
  | 'placeholder';

/** A number that must not be used to link, kept exactly as the source wrote it. */
export interface Unverified {
  readonly kind: 'unverified';
  readonly text: string;
  readonly reason: UnverifiedReason;
}

/** The source gave no number: nothing at all, or only space. */
export interface Absent {
  readonly kind: 'none';
}

/** What a source may hand over in the place of an identifier. */
export type Written = string | null | undefined;

export const ABSENT: Absent = { kind: 'none' };

export function unverified(text: string, reason: UnverifiedReason): Unverified {
  return { kind: 'unverified', text, reason };
}

/** Longer than any identifier in any of its forms; what exceeds it is not even looked at. */
export const LONGEST_IDENTIFIER = 64;

/** The text to read, without the space around it; undefined when there is none. */
export function trimmed(text: Written): string | undefined {
  const inner = text?.trim();
  return inner === undefined || inner === '' ? undefined : inner;
}
