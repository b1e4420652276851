import { z } from 'zod';
import { requiredText } from './fields.js';

/** Somebody of the force. */
export const Officer = z.object({
  collar: z.unknown().optional().describe('Not read'),
  role: requiredText.describe('What the person does, never who they are'),
});
