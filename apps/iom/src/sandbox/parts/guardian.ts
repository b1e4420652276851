import { rmSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { setTimeout as pause } from 'node:timers/promises';
import type { GuardOrder } from './guard.js';
import { isRunning, startOf } from './process-identity.js';

/**
 * A process of its own that outlives the launcher by some seconds, and ends what the launcher
 * started when that is gone, in whatever way it went: the end of the pipe between them is the sign.
 */
const GRACE_MS = 4_000;

interface Watched {
  readonly start: string;
  readonly politely: NodeJS.Signals;
}

const watched = new Map<number, Watched>();
const folders = new Set<string>();
let graceMs = GRACE_MS;

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {});

const orders = createInterface({ input: process.stdin });
orders.on('line', (line) => follow(JSON.parse(line) as GuardOrder));
orders.on('close', () => void endEverything());

function follow(order: GuardOrder): void {
  switch (order.order) {
    case 'watch': {
      const start = startOf(order.pid);
      if (start !== undefined) watched.set(order.pid, { start, politely: order.politely });
      return;
    }
    case 'forget':
      watched.delete(order.pid);
      return;
    case 'remove':
      folders.add(order.folder);
      return;
    case 'keep':
      folders.delete(order.folder);
      return;
    case 'at-once':
      graceMs = 0;
      return;
  }
}

async function endEverything(): Promise<void> {
  const deadline = performance.now() + graceMs;
  if (graceMs > 0) for (const [pid, { politely }] of remaining()) send(pid, politely);
  while (remaining().length > 0 && performance.now() < deadline) await pause(50);
  for (const [pid] of remaining()) sendToGroup(pid, 'SIGKILL');
  while (remaining().length > 0 && performance.now() < deadline + GRACE_MS) await pause(20);
  for (const folder of folders) rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function remaining(): readonly (readonly [number, Watched])[] {
  return [...watched].filter(([pid, { start }]) => isRunning(pid, start));
}

/** Each watched process leads its own group, so its children go with it. */
function sendToGroup(leader: number, signal: NodeJS.Signals): void {
  if (!send(-leader, signal)) send(leader, signal);
}

function send(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false;
  }
}
