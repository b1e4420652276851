import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from '../../../apps/iom/src/sandbox/parts/child.js';
import { startGuard } from '../../../apps/iom/src/sandbox/parts/guard.js';
import { LogFile } from '../../../apps/iom/src/sandbox/parts/log-file.js';

/** What a test run that is about to be killed has started. */
export interface Held {
  readonly pid: number;
  readonly folder: string;
}

const LONGER_THAN_ANYBODY_WAITS_MS = 60_000;

/** Not one of our tests: `guard.int-spec.ts` has Jest run it and kills that Jest. */
it(
  'holds a server and a folder',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'iom-held-'));
    const guard = startGuard();
    guard.removeAtEnd(folder);
    const child = await Child.start({
      name: 'held',
      command: 'sh',
      args: ['-c', 'while :; do sleep 1; done'],
      cwd: folder,
      log: new LogFile(join(folder, 'held.log')),
      guard,
    });
    const held: Held = { pid: child.pid, folder };
    writeFileSync(process.env['IOM_HELD_FILE']!, JSON.stringify(held));
    await child.exited;
  },
  LONGER_THAN_ANYBODY_WAITS_MS,
);
