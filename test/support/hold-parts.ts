import { mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  startParts,
  type StartPartsOptions,
} from '../../apps/iom/src/sandbox/parts/start-parts.js';

/**
 * Holds the embedded parts for a test run: prints `ready {json}` with their addresses, and stops
 * them when its standard input ends, so also when the test run is killed. Its one argument may
 * name other options than those of a test run, as JSON.
 */
async function hold(): Promise<void> {
  const { env, argv } = process;
  const parts = await startParts({
    cacheDir: join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'iom-bridge'),
    need: { kafka: true, registry: true, postgres: true },
    javaHome: env['JAVA_HOME'],
    report: (line) => process.stderr.write(`${line}\n`),
    ...(argv[2] === undefined
      ? forTestRun()
      : (JSON.parse(argv[2]) as Pick<StartPartsOptions, 'dataDir'>)),
  });
  const { brokers, registryUrl, databaseUrl, pids } = parts;
  process.stdout.write(`ready ${JSON.stringify({ brokers, registryUrl, databaseUrl, pids })}\n`);
  void parts.lost.then((sentence) => process.stderr.write(`${sentence}\n`));
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once('end', resolve));
  await parts.stop();
}

function forTestRun(): Pick<StartPartsOptions, 'dataDir' | 'temporary' | 'external'> {
  const { env } = process;
  return {
    dataDir: mkdtempSync(join(tmpdir(), 'iom-test-')),
    temporary: true,
    external: {
      brokers: env['KAFKA_BROKERS']?.split(','),
      registryUrl: env['SCHEMA_REGISTRY_URL'],
      databaseUrl: env['DATABASE_URL'],
    },
  };
}

try {
  await hold();
  process.exit(0);
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
  process.exit(1);
}
