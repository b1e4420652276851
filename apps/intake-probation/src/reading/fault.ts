import type { SetAsideReason } from '@iom/domain';
import type { z } from 'zod';

/** What is wrong with a record, and in which field: names only, never a value. */
export interface Fault {
  readonly reason: SetAsideReason;
  readonly fieldPath: string | null;
  /** The reference row that is missing. */
  readonly awaits?: string;
}

/** The first thing that keeps a record from being what its contract says. */
export function faultOf(error: z.ZodError, prefix: readonly string[] = []): Fault {
  const [issue] = error.issues;
  const path = [...prefix, ...(issue?.path ?? []).map(String)].join('.');
  return { reason: reasonOf(issue), fieldPath: path === '' ? null : path };
}

function reasonOf(issue: z.core.$ZodIssue | undefined): SetAsideReason {
  const fault: unknown = issue?.code === 'custom' ? issue.params?.['fault'] : undefined;
  return fault === 'IMPOSSIBLE_DATE' || fault === 'UNKNOWN_CODE' ? fault : 'WRONG_SHAPE';
}
