import { z } from 'zod';
import { changeOf } from './envelope.js';
import { instant, optionalName } from './fields.js';
import { Offence } from './offence.js';

const ArrestRecord = z.object({
  arrestedAt: instant,
  offence: Offence,
  custodyStation: optionalName,
  inCustody: z.boolean(),
  asn: optionalName.describe('Arrest summons number, once there is one'),
  occurrence: optionalName.describe('The force’s own number'),
  domesticAbuse: z.boolean(),
  district: optionalName,
});

/** An arrest for an offence; of a person recalled to prison, see RecallArrest. */
export const Arrest = changeOf('Arrest', ArrestRecord);
export type ArrestRecord = z.output<typeof ArrestRecord>;
