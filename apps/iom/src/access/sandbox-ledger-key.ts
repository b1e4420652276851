import { generateKeyPairSync } from 'node:crypto';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The key that signs the logs of a sandbox, made at its first start. A deployment has LEDGER_SIGNING_KEY_FILE. */
export function sandboxLedgerKey(dataDir: string): string {
  const folder = join(dataDir, 'keys');
  const path = join(folder, 'ledger.key');
  if (existsSync(path)) return path;
  const { privateKey } = generateKeyPairSync('ed25519');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  writeFileSync(path, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 });
  return path;
}
