import { type KeyObject, sign, verify } from 'node:crypto';
import type { Command, UnsignedCommand } from './command.js';

/** Nothing else that one of these keys may sign begins so. */
const DOMAIN = 'uk.iom.Command/1\n';

/**
 * The bytes that a signature is over: everything a command says but the signature. Fields stand in the order of their names
 * and those that are null are left out, so that a field added later leaves what was signed before it as it was; and a reader
 * who does not know the new field refuses a command that uses it.
 */
export function bytesToSign(command: UnsignedCommand): Buffer {
  const { commandId, at, operator, kind, target, reason, link = null } = command;
  const said = {
    at,
    commandId,
    kind,
    link: link && saidFields(link),
    operator,
    reason,
    target: target && saidFields(target),
  };
  return Buffer.from(DOMAIN + JSON.stringify(saidFields(said)));
}

export function signCommand(command: UnsignedCommand, privateKey: KeyObject): Command {
  return { ...command, signature: sign(null, bytesToSign(command), privateKey) };
}

export function isSignedBy(command: Command, publicKey: KeyObject): boolean {
  return verify(null, bytesToSign(command), publicKey, command.signature);
}

function saidFields(fields: object): readonly (readonly [string, unknown])[] {
  return Object.entries(fields)
    .filter(([, value]) => value !== null)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
}
