import { z } from 'zod';
import { changeOf } from './envelope.js';
import { moment } from './fields.js';

const IomFlagRecord = z.object({
  flag: z.enum(['set', 'removed']),
  category: z.enum(['fixed', 'flex', 'free']).nullish(),
  on: moment,
});

/** The force's own flag on a person. Who is on IOM is for probation's register to say. */
export const IomFlag = changeOf('IomFlag', IomFlagRecord);
export type IomFlagRecord = z.output<typeof IomFlagRecord>;
