import { z } from 'zod';
import { readDay, readTime, type TimeFault } from '../reading/source-time.js';

const LONGEST_TEXT = 32_000;
const LONGEST_NAME = 200;

/** An identifier, code or name that has to be there. */
export const requiredText = z.string().trim().min(1).max(LONGEST_NAME);

/** Text that may be missing: absent, null and blank mean the same. */
export const optionalText = textUpTo(LONGEST_TEXT);
export const optionalName = textUpTo(LONGEST_NAME);

/** Text of at most so many characters, or nothing. */
export function textUpTo(characters: number) {
  return z
    .string()
    .max(characters)
    .nullish()
    .transform((text) => (text?.trim() ? text : null));
}

/** An instant in ISO 8601 with an offset. */
export const instant = z
  .string()
  .meta({ format: 'date-time' })
  .transform((text, context) => {
    const time = readTime(text);
    if (typeof time === 'object') return time;
    context.addIssue(timeIssue(time, text));
    return z.NEVER;
  });

/** A day, `YYYY-MM-DD`, or nothing. */
export const optionalDay = z
  .string()
  .meta({ format: 'date' })
  .nullish()
  .transform((text, context) => {
    if (!text?.trim()) return null;
    const read = readDay(text);
    if (typeof read === 'object') return read.day;
    context.addIssue(timeIssue(read, text));
    return z.NEVER;
  });

function timeIssue(fault: TimeFault, input: string) {
  return { code: 'custom', input, params: { fault } } as const;
}
