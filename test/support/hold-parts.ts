import { mkdtempSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { startParts } from '../../apps/iom/src/sandbox/parts/start-parts.js';

/**
 * Holds the embedded parts for a test run: prints `ready {json}` with their addresses, and stops
 * them when its standard input ends, so also when the test run is killed.
 */
async function hold(): Promise<void> {
  const { env } = process;
  const parts = await startParts({
    dataDir: mkdtempSync(join(tmpdir(), 'iom-test-')),
    cacheDir: join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'iom-bridge'),
    temporary: true,
    need: { kafka: true, registry: true, postgres: true },
    external: {
      brokers: env['KAFKA_BROKERS']?.split(','),
      registryUrl: env['SCHEMA_REGISTRY_URL'],
      databaseUrl: env['DATABASE_URL'],
    },
    javaHome: env['JAVA_HOME'],
    report: (line) => process.stderr.write(`${line}\n`),
  });
  const { brokers, registryUrl, databaseUrl } = parts;
  process.stdout.write(`ready ${JSON.stringify({ brokers, registryUrl, databaseUrl })}\n`);
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once('end', resolve));
  await parts.stop();
}

try {
  await hold();
  process.exit(0);
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
  process.exit(1);
}
