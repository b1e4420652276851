import { z } from 'zod';
import { changeOf } from './envelope.js';
import { moment } from './fields.js';

const ObservedAddressRecord = z.object({
  address: z.string().trim().min(1).max(1_000),
  asAt: moment,
  confidence: z.enum(['confirmed', 'reported']),
});

/** Where the person was found or is said to live. */
export const ObservedAddress = changeOf('ObservedAddress', ObservedAddressRecord);
export type ObservedAddressRecord = z.output<typeof ObservedAddressRecord>;
