import { z } from 'zod';
import { code, optionalCode, requiredText } from './fields.js';

/** What somebody is suspected of or dealt with for: codes of the force's own lists, and the offence's short title. */
export const Offence = z.object({
  code,
  title: requiredText,
  category: optionalCode.describe('Home Office class or the force’s own'),
});
export type Offence = z.output<typeof Offence>;
