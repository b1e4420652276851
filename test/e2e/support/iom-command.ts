import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { TestBridge } from './test-bridge.js';

const IOM = 'apps/iom/bin/iom.js';

/** How a command ended, and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs `iom` beside a bridge, as an operator would. */
export async function runIom(bridge: TestBridge, args: readonly string[]): Promise<Ended> {
  const child = spawn(process.execPath, [IOM, ...args], {
    env: { ...process.env, DATA_DIR: bridge.dataDir },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { out: '', err: '' };
  child.stdout.on('data', (data) => (texts.out += String(data)));
  child.stderr.on('data', (data) => (texts.err += String(data)));
  const [code] = (await once(child, 'close')) as [number | null];
  return { code, ...texts };
}
