import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** The passwords of the embedded database's roles. */
export interface Passwords {
  readonly postgres: string;
  readonly iom: string;
  readonly registry: string;
}

/** Drawn at the first start, kept with the data they protect, readable by their owner alone. */
export function passwordsIn(path: string): Passwords {
  if (existsSync(path)) return JSON.parse(readFileSync(path, 'utf8')) as Passwords;
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  const drawn = { postgres: password(), iom: password(), registry: password() };
  writeFileSync(path, JSON.stringify(drawn), { mode: 0o600 });
  return drawn;
}

function password(): string {
  return randomBytes(24).toString('base64url');
}
