import type { EnforcementAction } from '@iom/domain';
import { type Ignored, ignoring } from './ignored.js';

/** What probation does about a failure to comply, by the codes of R_ENFORCEMENT_ACTION. */
export const ENFORCEMENT_ACTIONS: ReadonlyMap<string, EnforcementAction | Ignored> = new Map<
  string,
  EnforcementAction | Ignored
>([
  ['EA02', 'WARNING'],
  // A second warning is not by its name the last one.
  ['EA03', 'WARNING'],
  ['EA06', 'WITHDRAWN'],
  ['EA07', 'WITHDRAWN'],
  ['BRE', 'BREACH_REQUESTED'],
  ['EA11', 'RECALL_REQUESTED'],
  // Letters about what is told by the action itself.
  ...ignoring('CORRESPONDENCE', 'EA05 EA08 EA09 EA10 LCL WLS EA13'),
  // Breach or recall: the NSI that follows says which.
  ...ignoring('TOLD_BY_ROWS', 'IBR IMB'),
  ...ignoring('NO_ACTION', 'ROM NFA EA12 C173'),
]);
