import type { Command, CommandKind } from './command.js';
import type { Operator, OperatorRole } from './operator.js';
import { isSignedBy } from './signing.js';

/** Why a command is not obeyed. Codes: they become metric labels. */
export type CommandRefusal =
  | 'UNREADABLE'
  | 'UNKNOWN_KIND'
  | 'UNKNOWN_OPERATOR'
  | 'WRONG_SIGNATURE'
  | 'ROLE_MISSING'
  | 'NO_REASON'
  | 'NO_SUCH_RECORD'
  | 'REPEATED';

const ROLE_FOR: Readonly<Record<CommandKind, OperatorRole | null>> = {
  REDRIVE: 'quarantine',
  DISCARD: 'quarantine',
  CONTENT_SEEN: 'quarantine-content',
  CONFIRM_LINK: 'identity',
  UNLINK: 'identity',
  UNKNOWN: null,
};

/** What gives a record up, or says who is who, says why. */
const NEEDS_REASON: ReadonlySet<CommandKind> = new Set(['DISCARD', 'CONFIRM_LINK', 'UNLINK']);

/**
 * Whether a command may be obeyed, by what it says alone; null: it may. The signature is looked at before the role, so that
 * nobody learns from an answer what somebody else may do.
 */
export function judgeCommand(
  command: Command,
  operators: readonly Operator[],
): CommandRefusal | null {
  const operator = operators.find(({ id }) => id === command.operator);
  if (operator === undefined) return 'UNKNOWN_OPERATOR';
  if (!isSignedBy(command, operator.publicKey)) return 'WRONG_SIGNATURE';
  const role = ROLE_FOR[command.kind];
  if (role === null) return 'UNKNOWN_KIND';
  if (!operator.roles.includes(role)) return 'ROLE_MISSING';
  if (NEEDS_REASON.has(command.kind) && (command.reason ?? '').trim() === '') return 'NO_REASON';
  return null;
}
