import { z } from 'zod';
import { changeOf } from './envelope.js';
import { code, instant, optionalName, optionalText } from './fields.js';

const LicenceObservationRecord = z.object({
  observedAt: instant,
  conditionCode: code.describe('The licence condition that may have been breached'),
  observation: z.enum(['seen', 'reported', 'electronic-monitoring', 'arrest']),
  strength: z.enum(['fact', 'report']),
  narrative: optionalText,
  place: optionalText,
  namedPerson: optionalName.describe('Whom the condition names'),
});

/** What an officer saw or was told that may breach a condition of a licence. */
export const LicenceObservation = changeOf('LicenceObservation', LicenceObservationRecord);
export type LicenceObservationRecord = z.output<typeof LicenceObservationRecord>;
