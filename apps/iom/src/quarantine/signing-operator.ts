import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import type { OperatorRole } from '@iom/domain';
import { accepted, type Config, readOperatorsFile } from '@iom/platform';
import { formatFault, parseOperators } from '@iom/policy';
import {
  type OperatorFiles,
  SANDBOX_OPERATOR,
  sandboxOperatorFiles,
} from '../access/sandbox-operator.js';
import { CommandFailedError } from '../cli/command-failed.error.js';

/** Whoever gives commands from here. */
export interface SigningOperator {
  readonly id: string;
  readonly privateKey: KeyObject;
}

type OperatorConfig = Pick<
  Config,
  'agreementsDir' | 'dataDir' | 'operatorsFile' | 'operatorKeyFile'
>;

/**
 * The operator with their key, checked as those will check who are to obey: it saves waiting for an answer that does not come.
 * Without OPERATOR_KEY_FILE, that of the sandbox of this data folder. Throws `CommandFailedError` that says what is missing.
 */
export function signingOperator(
  config: OperatorConfig,
  as: string | undefined,
  role: OperatorRole,
): SigningOperator {
  const sandbox = sandboxFiles(config);
  const keyFile = config.operatorKeyFile ?? sandbox?.keyFile;
  if (keyFile === undefined) {
    throw new CommandFailedError('Name the file of your private key with OPERATOR_KEY_FILE', 2);
  }
  const id = as ?? (sandbox && SANDBOX_OPERATOR);
  if (id === undefined) throw new CommandFailedError('Say who you are with --as <operator>', 2);
  const operatorsFile = config.operatorsFile ?? sandbox?.operatorsFile;
  const { agreementsDir } = config;
  const file = readOperatorsFile({ agreementsDir, ...(operatorsFile && { operatorsFile }) });
  const operators = accepted(parseOperators(file), formatFault, 'OPERATORS_FILE');
  const operator = operators.find((known) => known.id === id);
  const where = file?.path ?? 'operators.yaml, which is not there,';
  if (operator === undefined) {
    throw new CommandFailedError(
      `${where} names no operator ${id}: ask for your key to be added`,
      2,
    );
  }
  const privateKey = readPrivateKey(keyFile);
  if (!createPublicKey(privateKey).equals(operator.publicKey)) {
    throw new CommandFailedError(`The key in ${keyFile} is not that of ${id} in ${where}`, 2);
  }
  if (!operator.roles.includes(role)) {
    throw new CommandFailedError(`${id} does not have the role ${role} in ${where}`, 2);
  }
  return { id, privateKey };
}

function sandboxFiles(config: OperatorConfig): OperatorFiles | undefined {
  if (config.operatorKeyFile !== undefined) return undefined;
  const files = sandboxOperatorFiles(config.dataDir);
  return existsSync(files.keyFile) ? files : undefined;
}

function readPrivateKey(path: string): KeyObject {
  try {
    const key = createPrivateKey(readFileSync(path));
    if (key.asymmetricKeyType === 'ed25519') return key;
  } catch {
    // What cannot be read as a key is told like a key of another kind.
  }
  throw new CommandFailedError(
    `${path} holds no Ed25519 private key: make one with openssl genpkey -algorithm ed25519`,
    2,
  );
}
