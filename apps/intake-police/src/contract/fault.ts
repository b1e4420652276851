import { valueAt } from '@iom/codec';
import type { SetAsideReason } from '@iom/domain';
import type { z } from 'zod';

/** What can be wrong with a record of a force. */
export type FaultReason = Extract<
  SetAsideReason,
  'NOT_JSON' | 'WRONG_SHAPE' | 'IMPOSSIBLE_DATE' | 'UNKNOWN_CODE'
>;

/** What is wrong with a record, and in which field: names only, never a value. */
export interface Fault {
  readonly reason: FaultReason;
  readonly fieldPath: string | null;
}

/** The first thing that keeps a record from being what its contract says. */
export function faultOf(error: z.ZodError, json: unknown): Fault {
  const [issue] = error.issues;
  if (issue === undefined) return { reason: 'WRONG_SHAPE', fieldPath: null };
  return {
    reason: reasonOf(issue, json),
    fieldPath: issue.path.length === 0 ? null : issue.path.map(String).join('.'),
  };
}

function reasonOf(issue: z.core.$ZodIssue, json: unknown): FaultReason {
  if (issue.code === 'custom') return timeFaultOf(issue.params);
  // A word where a word of a list is asked for: it may mean something tomorrow. A number there never will, unless the list is one
  // of numbers.
  if (!isChoice(issue)) return 'WRONG_SHAPE';
  const given = valueAt(json, issue.path);
  const isWord = typeof given === 'string' && given.trim() !== '';
  return isWord || (typeof given === 'number' && hasNumbers(issue))
    ? 'UNKNOWN_CODE'
    : 'WRONG_SHAPE';
}

function isChoice({ code, ...issue }: z.core.$ZodIssue): boolean {
  if (code === 'invalid_value') return true;
  // The operation decides which change it is; of any other union every part has to be a choice.
  if (code !== 'invalid_union' || !('errors' in issue)) return false;
  return issue.errors.every((part) => part.every(isChoice));
}

function hasNumbers(issue: z.core.$ZodIssue): boolean {
  if (issue.code === 'invalid_value')
    return issue.values.some((value) => typeof value === 'number');
  return issue.code === 'invalid_union' && issue.errors.some((part) => part.some(hasNumbers));
}

function timeFaultOf(params: Record<string, unknown> | undefined): FaultReason {
  return params?.['fault'] === 'IMPOSSIBLE_DATE' ? 'IMPOSSIBLE_DATE' : 'WRONG_SHAPE';
}
