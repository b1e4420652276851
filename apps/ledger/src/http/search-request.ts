import { EVENT_TYPES } from '@iom/domain';
import { parseCrn, parsePnc } from '@iom/identity';
import { z } from 'zod';

const Code = z
  .string()
  .max(100)
  .regex(/^[a-zA-Z0-9._-]+$/);

/** An instant: epoch microseconds. `Date` knows milliseconds; the digits behind them are added. */
const Instant = z.iso.datetime({ offset: true }).transform((text) => {
  const fraction = /\.(\d+)/.exec(text)?.[1] ?? '';
  return Date.parse(text) * 1_000 + Number(fraction.slice(3, 6).padEnd(3, '0'));
});

const Crn = z.string().transform((text, context) => {
  const reading = parseCrn(text);
  if (reading.kind === 'valid') return reading.canonical;
  context.addIssue({ code: 'invalid_format', format: 'crn' });
  return z.NEVER;
});

const Pnc = z.string().transform((text, context) => {
  const reading = parsePnc(text, new Date().getUTCFullYear());
  if (reading.kind === 'valid') return reading.canonical;
  context.addIssue({ code: 'invalid_format', format: 'pnc' });
  return z.NEVER;
});

const Person = z
  .strictObject({
    subjectId: Code.optional(),
    crn: Crn.optional(),
    pncId: Pnc.optional(),
    nicheNominalId: z.string().min(1).max(100).optional(),
  })
  .refine((person) => Object.values(person).some((value) => value !== undefined));

/** What `POST /disclosures/search` takes; all of it optional. `to` is not included; `cursor` is that of the page before. */
export const SearchRequest = z.strictObject({
  person: Person.optional(),
  recipient: Code.optional(),
  type: z.enum(EVENT_TYPES).optional(),
  outcome: z.enum(['SHARED', 'POINTER', 'HELD', 'WITHHELD', 'NOTICE_DUE']).optional(),
  from: Instant.optional(),
  to: Instant.optional(),
  agreement: Code.optional(),
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number)
    .optional(),
});
export type SearchRequest = z.output<typeof SearchRequest>;
