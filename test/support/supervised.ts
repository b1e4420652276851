import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Child } from '../../apps/iom/src/sandbox/parts/child.js';
import { startGuard } from '../../apps/iom/src/sandbox/parts/guard.js';
import { LogFile } from '../../apps/iom/src/sandbox/parts/log-file.js';
import { supervise } from '../../apps/iom/src/sandbox/supervise.js';

/**
 * A small launcher under supervision, for tests of its endings: starts one child that heeds no polite signal and
 * prints `started <pid>`. With `hang` it never finishes stopping; with `crash` it fails by itself.
 */
const how = process.argv[2];
const guard = startGuard();
const say = (line: string): void => void process.stdout.write(`${line}\n`);
const supervision = supervise({ guard, report: say, parentWatch: true });
const folder = mkdtempSync(join(tmpdir(), 'iom-supervised-'));
guard.removeAtEnd(folder);
const child = await Child.start({
  name: 'stubborn',
  command: 'sh',
  args: ['-c', "trap '' TERM; while :; do sleep 1; done"],
  cwd: folder,
  log: new LogFile(join(folder, 'stubborn.log')),
  guard,
});
supervision.onEnd(async () => {
  say('database stopped');
  rmSync(folder, { recursive: true, force: true });
});
supervision.onEnd(async () => {
  await child.stop(200);
  say('apps stopped');
});
if (how === 'hang') supervision.onEnd(() => new Promise(() => {}));
say(`started ${child.pid}`);
if (how === 'crash') setTimeout(() => JSON.parse('{'), 0);
process.exit(await supervision.ended);
