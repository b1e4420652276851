import { z } from 'zod';
import { changeOf } from './envelope.js';
import { code, instant, optionalName } from './fields.js';

const RecallViewRecord = z.object({
  at: instant,
  view: z.enum(['support', 'oppose']),
  reasonClass: code,
  recallReference: optionalName,
});

/** What the force thinks of recalling a person; the decision is probation's. */
export const RecallView = changeOf('RecallView', RecallViewRecord);
export type RecallViewRecord = z.output<typeof RecallViewRecord>;
