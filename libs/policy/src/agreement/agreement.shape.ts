import { z } from 'zod';
import { BASES, PURPOSES } from './codes.js';

const text = z.string('expected a text (quote numbers)').min(1, 'must not be empty');
const day = text
  .regex(/^\d{4}-\d{2}-\d{2}$/, 'must be a day, YYYY-MM-DD')
  .refine(isDay, 'must be a day of the calendar');

const values = z.union([z.boolean(), text, z.array(z.union([z.boolean(), text])).min(1)]);

export const FieldRuleShape = z.strictObject({
  generalise: text,
  condition: text.optional(),
  apd: text.optional(),
});

export const RowShape = z.strictObject({
  from: text,
  to: text,
  event: text,
  when: z.record(text, values).default({}),
  /** What becomes of it while access to the case is limited or may be. */
  limited: z.enum(['withhold', 'pointer']).default('withhold'),
  preCohort: z.boolean('expected true or false').default(false),
  /** Looked at one by one, so that a misspelt action can be named. */
  fields: z.record(text, z.unknown()),
});

export const InForceShape = z.strictObject({
  from: day,
  until: day,
  reviewBy: day,
  graceDays: z.int().min(0).max(366).default(28),
});

/** The form of an agreement's file; what its names stand for is checked afterwards. */
export const AgreementShape = z.strictObject({
  id: text.regex(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/, 'must be small letters, digits and hyphens'),
  version: z.int().positive(),
  title: text,
  parties: z.array(text).min(2),
  areas: z.record(text, z.array(text).min(1)).default({}),
  inForce: InForceShape,
  purpose: z.enum(PURPOSES),
  basis: z.array(z.enum(BASES)).min(1),
  /** What recipients may do with what they receive; unsaid, the least. */
  onwardSharing: z.enum(['NO', 'ASK_ORIGINATOR']).default('NO'),
  courtUse: z.enum(['NO', 'VERIFIABLE_ONLY']).default('NO'),
  share: z.array(RowShape),
});

export type WrittenAgreement = z.output<typeof AgreementShape>;
export type WrittenRow = z.output<typeof RowShape>;

/** The keys of an agreement's file. */
export const WORDS: readonly string[] = [
  ...Object.keys(AgreementShape.shape),
  ...Object.keys(RowShape.shape),
  ...Object.keys(InForceShape.shape),
];

/** 2026-02-30 has the form of a day and is none. */
function isDay(written: string): boolean {
  const date = new Date(`${written}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(written);
}
