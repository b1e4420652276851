import { Problem } from '@iom/platform';
import type { z } from 'zod';

/**
 * A request's body through its schema. Throws a `Problem` that names each field at fault, by the schema's own names, and
 * quotes nothing of what was sent.
 */
export function parseBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(body);
  if (parsed.success) return parsed.data;
  const faults = new Map<string, string>();
  for (const { path, code } of parsed.error.issues) {
    const field = path.map(String).join('.') || 'body';
    if (!faults.has(field)) faults.set(field, PROBLEMS[code] ?? 'is not valid');
  }
  throw new Problem(
    400,
    'The request does not fit',
    [...faults].map(([field, problem]) => ({ field, problem })),
  );
}

const PROBLEMS: Readonly<Record<string, string>> = {
  unrecognized_keys: 'has a member that is not known here',
  invalid_type: 'is not of the right type',
  too_small: 'is too short',
  too_big: 'is too long',
  invalid_format: 'is not in the right form',
  invalid_value: 'is not one of the possible values',
};
