import { generateKeyPairSync, type KeyObject } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { signCommand, type UnsignedCommand, isSignedBy } from '@iom/domain';
import { parseOperators, writtenPublicKey } from '@iom/policy';
import { makeSandboxOperator, SANDBOX_OPERATOR } from '../access/sandbox-operator.js';
import { signingOperator } from './signing-operator.js';

const COMMAND: UnsignedCommand = {
  commandId: '7a0c8a52-6b1d-4f0e-9a54-3d1f6f0f5c11',
  at: 0,
  operator: SANDBOX_OPERATOR,
  kind: 'REDRIVE',
  target: null,
  reason: null,
};

describe('whoever gives commands', () => {
  let dataDir: string;
  beforeEach(() => (dataDir = mkdtempSync(join(tmpdir(), 'iom-operator-'))));
  afterEach(() => rmSync(dataDir, { recursive: true }));

  const config = () => ({ dataDir, agreementsDir: dataDir });
  const written = (name: string, content: string): string => {
    const path = join(dataDir, name);
    writeFileSync(path, content);
    return path;
  };
  const keyFile = (key: KeyObject): string =>
    written('operator.key', key.export({ type: 'pkcs8', format: 'pem' }).toString());
  const jo = generateKeyPairSync('ed25519');
  const deployment = (roles: readonly string[] = ['quarantine']) => {
    const operators = [{ id: 'jo-example', publicKey: writtenPublicKey(jo.publicKey), roles }];
    written('operators.yaml', JSON.stringify({ operators }));
    return { ...config(), operatorKeyFile: keyFile(jo.privateKey) };
  };

  it('is, in a sandbox, the operator that was made with it, and whose key nobody else may read', () => {
    const files = makeSandboxOperator(dataDir);
    const { id, privateKey } = signingOperator(config(), undefined, 'quarantine-content');
    expect(id).toBe(SANDBOX_OPERATOR);
    expect(statSync(files.keyFile).mode & 0o077).toBe(0);
    const text = readFileSync(files.operatorsFile, 'utf8');
    const parsed = parseOperators({ path: files.operatorsFile, text });
    const operator = parsed.ok ? parsed.value[0] : undefined;
    expect(operator && isSignedBy(signCommand(COMMAND, privateKey), operator.publicKey)).toBe(true);
  });

  it('stays the same when the sandbox is started again', () => {
    const key = readFileSync(makeSandboxOperator(dataDir).keyFile, 'utf8');
    expect(readFileSync(makeSandboxOperator(dataDir).keyFile, 'utf8')).toBe(key);
  });

  it('is somebody of operators.yaml with their own key', () => {
    expect(signingOperator(deployment(), 'jo-example', 'quarantine').id).toBe('jo-example');
  });

  it('is told what is missing, and what to do', () => {
    expect(() => signingOperator(config(), 'jo-example', 'quarantine')).toThrow(
      'OPERATOR_KEY_FILE',
    );
    expect(() => signingOperator(deployment(), undefined, 'quarantine')).toThrow('--as <operator>');
    expect(() => signingOperator(deployment(), 'someone', 'quarantine')).toThrow(
      'operators.yaml names no operator someone',
    );
    expect(() => signingOperator(deployment([]), 'jo-example', 'quarantine')).toThrow(
      'jo-example does not have the role quarantine',
    );
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const strangers = { ...deployment(), operatorKeyFile: keyFile(stranger) };
    expect(() => signingOperator(strangers, 'jo-example', 'quarantine')).toThrow(
      'is not that of jo-example',
    );
    const noKey = { ...deployment(), operatorKeyFile: written('no.key', 'no key') };
    expect(() => signingOperator(noKey, 'jo-example', 'quarantine')).toThrow(
      'holds no Ed25519 private key',
    );
  });
});
