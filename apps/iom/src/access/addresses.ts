import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

/** Where the servers and apps of a running bridge are; null: there is none of that kind here. */
const Addresses = z.object({
  pid: z.number().int(),
  brokers: z.array(z.string()),
  registry: z.string(),
  database: z.string(),
  register: z.string().nullable().default(null),
  ledger: z.string().nullable(),
  replay: z.string().nullable(),
  console: z.string().nullable(),
});
export type Addresses = z.infer<typeof Addresses>;

const FILE = 'sandbox.json';

/** Leaves word for other commands of where the sandbox of this data folder is. It holds a password: owner only. */
export function publishAddresses(dataDir: string, addresses: Addresses): void {
  writeFileSync(join(dataDir, FILE), `${JSON.stringify(addresses)}\n`, { mode: 0o600 });
}

export function withdrawAddresses(dataDir: string): void {
  rmSync(join(dataDir, FILE), { force: true });
}

/** The sandbox that runs on this data folder, if one does. A file left by one that was killed is no sandbox. */
export function runningSandbox(dataDir: string): Addresses | undefined {
  const path = join(dataDir, FILE);
  if (!existsSync(path)) return undefined;
  const parsed = Addresses.safeParse(JSON.parse(readFileSync(path, 'utf8')));
  return parsed.success && isAlive(parsed.data.pid) ? parsed.data : undefined;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
