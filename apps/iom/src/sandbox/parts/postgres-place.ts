import { createHash } from 'node:crypto';
import { chmodSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isReachableByAll } from './postgres-account.js';

/** For root only: where the database lies when the data folder is closed to the account it runs under. */
export const SHARED_FOLDER = '/var/lib/iom-bridge';

/**
 * Where the database's files are. Beside the rest of the data, except when root keeps that in a folder
 * which nobody else may enter (`/root`): opening somebody's home would be worse than a second place.
 */
export function clusterFolder(dataDir: string): string {
  const beside = join(resolve(dataDir), 'postgres');
  if (process.getuid?.() !== 0) return beside;
  // Passing through is allowed, looking around is not; what lies in the folder is closed by itself.
  chmodSync(dataDir, 0o711);
  if (isReachableByAll(dataDir)) return beside;
  const name = createHash('sha256').update(resolve(dataDir)).digest('hex').slice(0, 16);
  return join(SHARED_FOLDER, name, 'postgres');
}
