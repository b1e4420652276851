import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { type Command, type Operator, signCommand, type UnsignedCommand } from '@iom/domain';
import { NOON } from './parts.js';

/** An operator with the key to give commands. */
export interface OperatorWithKey extends Operator {
  readonly privateKey: KeyObject;
  /** A command signed by them; give what the test is about. */
  command(given?: Partial<UnsignedCommand>): Command;
}

let commands = 0;

/** A synthetic operator who may do everything; give what differs. */
export function operator(given: Partial<Pick<Operator, 'id' | 'roles'>> = {}): OperatorWithKey {
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { id = 'a-synthetic-operator', roles = ['quarantine', 'quarantine-content', 'identity'] } =
    given;
  return {
    id,
    roles,
    publicKey,
    privateKey,
    command(change = {}) {
      commands += 1;
      const unsigned: UnsignedCommand = {
        commandId: `00000000-0000-4000-8000-${String(commands).padStart(12, '0')}`,
        at: NOON,
        operator: id,
        kind: 'REDRIVE',
        target: null,
        reason: null,
        ...change,
      };
      return signCommand(unsigned, privateKey);
    },
  };
}
