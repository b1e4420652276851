import type { Environment } from './environment.js';

const LEAST_BYTES = 32;
const PRINTABLE = /^[\x20-\x7e]+$/;

/**
 * The secret in a key file: its bytes as they are. Of a file of printable text the line end is not part of the key, since
 * editors and secret stores add and remove it, and a key that changes makes every person a stranger.
 */
export function readKeyFile(env: Environment, name: string, path: string): Buffer | undefined {
  const remedy = 'Write one with: openssl rand -hex 32';
  const bytes = env.file(name, path, remedy);
  if (bytes === undefined) return undefined;
  const text = bytes.toString('latin1').trimEnd();
  const key = PRINTABLE.test(text) ? Buffer.from(text, 'latin1') : bytes;
  if (key.length >= LEAST_BYTES) return key;
  env.fault(name, `names a key shorter than ${LEAST_BYTES} bytes`, remedy);
  return undefined;
}
