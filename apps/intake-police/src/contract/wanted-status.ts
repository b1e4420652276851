import { z } from 'zod';
import { changeOf } from './envelope.js';
import { moment, requiredText } from './fields.js';

const WantedStatusRecord = z.object({
  status: z.enum(['wanted', 'unlawfully-at-large', 'cleared']),
  since: moment,
  reference: requiredText.describe('Of the warrant or recall'),
});

/** Whether the police look for a person. */
export const WantedStatus = changeOf('WantedStatus', WantedStatusRecord);
export type WantedStatusRecord = z.output<typeof WantedStatusRecord>;
