import { z } from 'zod';
import { changeOf } from './envelope.js';
import { code, day, instant, optionalName, requiredText } from './fields.js';
import { Offence } from './offence.js';

const DisposalRecord = z
  .object({
    at: instant,
    type: z.enum([
      'charged',
      'bailed',
      'released-under-investigation',
      'no-further-action',
      'caution',
    ]),
    offence: Offence,
    asn: optionalName.describe('Arrest summons number, once there is one'),
    nextCourt: z.object({ date: day, court: requiredText }).nullish(),
    remanded: z.boolean().nullish(),
    conditions: z.array(code).max(50).nullish().describe('Codes of bail conditions'),
  })
  .refine(({ type, remanded }) => type === 'charged' || remanded !== true, {
    // Only a court remands somebody, and only somebody who is charged: one of the two is wrong, and nobody here knows which.
    path: ['remanded'],
    error: 'remanded without a charge',
  });

/** How a time in custody or an investigation ended. Every arrest is to be followed by one. */
export const Disposal = changeOf('Disposal', DisposalRecord);
export type DisposalRecord = z.output<typeof DisposalRecord>;
