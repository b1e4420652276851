import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below the range from which operating systems take ports for outgoing connections, so that no
 * client of somebody else is given the port between our looking and the server's listening.
 */
const LOWEST = 15_000;
const HIGHEST = 30_000;

/** A server takes its port a while after it was given one; until then it only looks free. */
const givenOut = new Set<number>();

/** So many different ports of 127.0.0.1 on which nobody listens now. */
export async function freePorts(count: number): Promise<readonly number[]> {
  const found = new Set<number>();
  while (found.size < count) {
    const port = randomInt(LOWEST, HIGHEST);
    if (givenOut.has(port) || !(await isFree(port))) continue;
    givenOut.add(port);
    found.add(port);
  }
  return [...found];
}

/** One port of 127.0.0.1 on which nobody listens now. */
export async function freePort(): Promise<number> {
  const [port] = await freePorts(1);
  return port!;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      server.close(() => resolve(true));
    });
  });
}
