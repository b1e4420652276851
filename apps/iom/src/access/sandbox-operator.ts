import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { OPERATOR_ROLES } from '@iom/domain';
import { writtenPublicKey } from '@iom/policy';

/** Who gives commands in a sandbox. */
export const SANDBOX_OPERATOR = 'sandbox-operator';

export interface OperatorFiles {
  /** The private key, PEM. */
  readonly keyFile: string;
  readonly operatorsFile: string;
}

/** Where a sandbox keeps its operator, whether there is one yet or not. */
export function sandboxOperatorFiles(dataDir: string): OperatorFiles {
  const folder = join(dataDir, 'keys');
  return {
    keyFile: join(folder, 'operator.key'),
    operatorsFile: join(folder, 'operators.yaml'),
  };
}

/** The operator of a sandbox, who may do everything; made with a key of their own at its first start. */
export function makeSandboxOperator(dataDir: string): OperatorFiles {
  const files = sandboxOperatorFiles(dataDir);
  if (existsSync(files.keyFile) && existsSync(files.operatorsFile)) return files;
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(join(dataDir, 'keys'), { recursive: true, mode: 0o700 });
  writeFileSync(files.keyFile, privateKey.export({ type: 'pkcs8', format: 'pem' }), {
    mode: 0o600,
  });
  writeFileSync(
    files.operatorsFile,
    [
      '# The operator of this sandbox: synthetic data only. A deployment has operators.yaml among its agreements.',
      'operators:',
      `  - id: ${SANDBOX_OPERATOR}`,
      `    publicKey: ${writtenPublicKey(publicKey)}`,
      `    roles: [${OPERATOR_ROLES.join(', ')}]`,
      '',
    ].join('\n'),
  );
  return files;
}
