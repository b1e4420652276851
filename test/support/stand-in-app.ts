import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';

/**
 * Stands in for an app in tests of its supervisor: ready at once unless told to fail, and it ends by SIGTERM
 * in good order. `IOM_STAND_IN` is `well`, `misconfigured`, or `fails-once` with a marker file beside it.
 */
const { IOM_STAND_IN: manner, IOM_MARKER: marker, HTTP_PORT: port } = process.env;
if (manner === 'misconfigured') {
  console.error('Bad configuration: DEPLOYMENT_KEY_FILE is not set');
  process.exit(2);
}
if (manner === 'fails-once' && !existsSync(marker!)) {
  writeFileSync(marker!, '');
  process.exit(1);
}
const server = createServer((request, response) => {
  response.writeHead(request.url === '/health/ready' ? 200 : 404).end();
}).listen(Number(port), '127.0.0.1');
process.once('SIGTERM', () => {
  console.log('ended in good order');
  server.close();
  server.closeAllConnections();
});
