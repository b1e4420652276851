import { imagesNamedBy } from './images.js';
import { startContainers } from './start-containers.js';

/**
 * Holds the servers of a test run in containers: prints `ready {json}` with their addresses, and removes them when its
 * standard input ends, so also when the test run is killed. What `hold-parts` does for the embedded ones.
 */
try {
  const containers = await startContainers(imagesNamedBy(process.env));
  const { brokers, registryUrl, databaseUrl } = containers;
  process.stdout.write(`ready ${JSON.stringify({ brokers, registryUrl, databaseUrl })}\n`);
  process.stdin.resume();
  await new Promise((resolve) => process.stdin.once('end', resolve));
  await containers.stop();
  process.exit(0);
} catch (failure) {
  process.stderr.write(`${failure instanceof Error ? failure.message : String(failure)}\n`);
  process.exit(1);
}
