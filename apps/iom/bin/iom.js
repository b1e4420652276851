#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

// kafkajs sets one timer in the past, and Node says so; there is nothing in it for whoever reads the screen.
process.removeAllListeners('warning');

const OLDEST_NODE = 22;
if (Number(process.versions.node.split('.')[0]) < OLDEST_NODE) {
  process.stderr.write(
    `iom: this is Node ${process.versions.node}; run \`npx iom\`, which brings a newer one.\n`,
  );
  process.exit(2);
}

const root = fileURLToPath(new URL('../../..', import.meta.url));
const main = new URL('../../../dist/apps/iom/src/main.js', import.meta.url);

if (!existsSync(main)) {
  const built = spawnSync('npm', ['run', '--silent', 'build'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
  });
  if (built.status !== 0) {
    process.stderr.write(
      'iom: the build failed; run `npm ci && npm run build` and look at its output.\n',
    );
    process.exit(1);
  }
}
await import(main.href);
