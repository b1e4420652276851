import { z } from 'zod';
import { readFlag } from '../reading/flag.js';
import { isUnavailable } from '../reading/unavailable.js';
import { readBirthDate, readTimeOfDay, readWall } from '../reading/wall-time.js';
import { readWhole } from '../reading/whole-number.js';

const LONGEST_NAME = 200;
const LONGEST_NOTE = 100_000;

/**
 * The columns of a row that are read. Compiled, because every row passes here; what does not fit is read once more by the
 * columns themselves, which say what is wrong.
 */
export function rowOf<const Columns extends z.core.$ZodShape>(columns: Columns) {
  return z.compile(z.object(columns), { strict: true });
}

/** A column that is absent has no value, as one that is null. */
const column = z.unknown().optional();

/** A whole number as decimal text, or null. */
export const optionalWhole = column.transform((value, context) => {
  const whole = readWhole(value);
  return whole === undefined ? fault(context, 'WRONG_SHAPE') : whole;
});

/** A whole number as decimal text. */
export const whole = optionalWhole.transform((value, context) =>
  value === null ? fault(context, 'WRONG_SHAPE') : value,
);

/** A flag; null and blank mean no. */
export const flag = column.transform((value, context) => {
  const read = readFlag(value);
  return read === undefined ? fault(context, flagFaultOf(value)) : (read ?? false);
});

/** A flag that has to be there: what it would mean that it is not nobody has said. */
export const requiredFlag = column.transform((value, context) => {
  const read = readFlag(value);
  if (read === undefined) return fault(context, flagFaultOf(value));
  return read ?? fault(context, 'WRONG_SHAPE');
});

/** A flag of which nothing may be assumed: null and blank are unknown. */
export const yesNo = column.transform((value, context) => {
  const read = readFlag(value);
  if (read === undefined) return fault(context, flagFaultOf(value));
  if (read === null) return 'UNKNOWN' as const;
  return read ? ('YES' as const) : ('NO' as const);
});

/** Wall time of the United Kingdom, or null. */
export const optionalWall = wallAs(readWall);

/** A wall time of which the time of day alone counts, or null. */
export const timeOfDay = wallAs(readTimeOfDay);

/** The day on which somebody was born, or null. */
export const birthDate = wallAs(readBirthDate);

function wallAs(read: typeof readWall) {
  return column.transform((value, context) => {
    const time = read(value);
    return typeof time === 'string' ? fault(context, time) : (time?.wall ?? null);
  });
}

export const wall = optionalWall.transform((value, context) =>
  value === null ? fault(context, 'WRONG_SHAPE') : value,
);

/** A short text, or null when it is blank. */
export const optionalName = column.transform((value, context) => {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string' || value.length > LONGEST_NAME || isUnavailable(value)) {
    return fault(context, 'WRONG_SHAPE');
  }
  return value.trim() === '' ? null : value.trim();
});

/** Text of a CLOB; null: there is none, or it did not come, or it is too long to be carried. */
export const longText = column.transform((value, context) => {
  if (value === null || value === undefined) return null;
  if (typeof value !== 'string') return fault(context, 'WRONG_SHAPE');
  if (isUnavailable(value) || value.length > LONGEST_NOTE) return null;
  return value.trim() === '' ? null : value;
});

/** A word may come to mean something; two values for one column, or none that is a scalar, never will. */
export function flagFaultOf(value: unknown): 'WRONG_SHAPE' | 'UNKNOWN_CODE' {
  return Array.isArray(value) ? 'WRONG_SHAPE' : 'UNKNOWN_CODE';
}

function fault(
  context: z.core.$RefinementCtx,
  what: 'WRONG_SHAPE' | 'IMPOSSIBLE_DATE' | 'UNKNOWN_CODE',
): never {
  context.addIssue({ code: 'custom', input: undefined, params: { fault: what } });
  return z.NEVER;
}
