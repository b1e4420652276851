import type { TimeFault, WrittenTime } from '@iom/domain';
import { z } from 'zod';
import { isOf1970 } from '../reading/fact-time.js';
import { readDay, readMoment, readTime } from '../reading/source-time.js';

const LONGEST_TEXT = 32_000;
const LONGEST_NAME = 200;
const LONGEST_CODE = 50;

/** Opaque: whatever Niche says, without space or anything that could not be shown. */
export const NOMINAL_ID = /^[\x21-\x7e]{1,64}$/;
export const nominalId = orNumber(z.string().trim().regex(NOMINAL_ID));

/** An identifier or name that has to be there. */
export const requiredText = z.string().trim().min(1).max(LONGEST_NAME);

/** The same, of which some systems make a number. */
export const requiredId = orNumber(requiredText);

/** Grows with every change of a record. */
export const version = z.union([
  z.int().nonnegative(),
  z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
]);

/** A text of the record that has to be there. */
export const requiredProse = z.string().trim().min(1).max(LONGEST_TEXT);

/** Text that may be missing: absent, null and blank mean the same. */
export const optionalText = textUpTo(LONGEST_TEXT);
export const optionalName = textUpTo(LONGEST_NAME);

/** A code of the force's own list, taken over as it stands; some systems write theirs as numbers. */
export const code = z.union([
  z.string().trim().min(1).max(LONGEST_CODE),
  z.int().transform(String),
]);
export const optionalCode = textUpTo(LONGEST_CODE);

/** Some systems write an identifier of figures as a number. */
function orNumber(text: z.ZodType<string, string>) {
  return z.union([text, z.int().transform(String)]);
}

/** Text of at most so many characters, or nothing. */
export function textUpTo(characters: number) {
  return z
    .string()
    .max(characters)
    .nullish()
    .transform((text) => (text?.trim() ? text : null));
}

/** A date with a time of day. Without a zone it is the United Kingdom's. */
export const instant = z.string().meta({ format: 'date-time' }).transform(reading(readTime));

/** A date with a time of day, or a day alone. */
export const moment = z
  .string()
  .describe('ISO 8601: a date with a time and its offset, or a day alone')
  .transform(reading(readMoment));

/** A day, `YYYY-MM-DD`. */
export const day = z
  .string()
  .meta({ format: 'date' })
  .transform((text, context) => {
    const read = readDay(text);
    if (typeof read === 'object') return read.day;
    context.addIssue(timeIssue(read, text));
    return z.NEVER;
  });

/** A day, or nothing. */
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

function reading(read: (text: string) => WrittenTime | TimeFault) {
  return (text: string, context: z.RefinementCtx<string>): WrittenTime => {
    const time = read(text);
    if (typeof time === 'object' && !isOf1970(time.at)) return time;
    context.addIssue(timeIssue(typeof time === 'object' ? 'IMPOSSIBLE_DATE' : time, text));
    return z.NEVER;
  };
}

function timeIssue(fault: TimeFault, input: string) {
  return { code: 'custom', input, params: { fault } } as const;
}
