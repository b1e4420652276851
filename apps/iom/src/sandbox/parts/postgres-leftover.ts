import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { commandOf, startOf } from './process-identity.js';
import { until } from './until.js';

/**
 * A server that was killed leaves `postmaster.pid` behind, and a new one refuses to start if that id belongs to any
 * process at all, as it soon does in a container. We hold the folder's lock: a server that does run there is an
 * orphan and is ended; any other process is not concerned, and the file goes.
 */
export async function endLeftover(cluster: string): Promise<void> {
  const path = join(cluster, 'postmaster.pid');
  const pid = pidIn(path);
  if (pid === undefined) return;
  if (startOf(pid) !== undefined && isServerOf(cluster, pid)) {
    process.kill(pid, 'SIGINT');
    await until(
      'the former PostgreSQL has ended',
      () => (startOf(pid) === undefined ? true : undefined),
      { withinMs: 15_000 },
    );
  }
  rmSync(path, { force: true });
}

function pidIn(path: string): number | undefined {
  try {
    const pid = Number(readFileSync(path, 'utf8').split('\n')[0]);
    return Number.isInteger(pid) && pid > 0 ? pid : undefined;
  } catch {
    return undefined;
  }
}

function isServerOf(cluster: string, pid: number): boolean {
  const command = commandOf(pid);
  return command.includes('postgres') && command.includes(`-D ${cluster}`);
}
