import { z } from 'zod';
import { changeOf } from './envelope.js';
import { instant, optionalName, requiredText } from './fields.js';

const RecallArrestRecord = z.object({
  at: instant,
  result: z.enum(['arrested', 'not-found']),
  station: optionalName,
  attempts: z.int().min(0).max(1_000).describe('So far, this one included'),
  recallReference: requiredText,
});

/** What came of an attempt to arrest a person recalled to prison. */
export const RecallArrest = changeOf('RecallArrest', RecallArrestRecord);
export type RecallArrestRecord = z.output<typeof RecallArrestRecord>;
