import { once } from 'node:events';
import { Socket } from 'node:net';
import { OwnSockets } from './own-sockets.js';

const target = { host: 'broker', port: 9092, ssl: {}, onConnect: () => undefined };

/** What kafkajs hears of a socket. */
function heard(socket: Socket): Promise<string> {
  return Promise.race([
    once(socket, 'error').then(([error]) => String(error)),
    once(socket, 'close').then(() => 'closed'),
  ]);
}

describe('the sockets of a client', () => {
  it('end with it, also those that nobody remembers', async () => {
    const sockets = new OwnSockets(() => new Socket());
    const opened = [sockets.factory(target), sockets.factory(target)];
    const outcomes = opened.map(heard);
    sockets.endAll();

    expect(await Promise.all(outcomes)).toEqual([
      'Error: The client has been closed',
      'Error: The client has been closed',
    ]);
    expect(opened.map(({ destroyed }) => destroyed)).toEqual([true, true]);
  });

  it('end without a word when kafkajs has ended them itself', async () => {
    const sockets = new OwnSockets(() => new Socket());
    const socket = sockets.factory(target);
    const outcome = heard(socket);
    socket.end();
    sockets.endAll();

    expect(await outcome).toBe('closed');
  });

  it('are not opened any more once the client is closing, and whoever asks is told', async () => {
    const sockets = new OwnSockets(() => new Socket());
    const before = sockets.factory(target);
    sockets.refuse();
    const after = sockets.factory(target);

    expect(await heard(after)).toBe('Error: The client has been closed');
    expect(before.destroyed).toBe(false);
    sockets.endAll();
    await heard(before);
  });

  it('are forgotten when they end by themselves', async () => {
    const sockets = new OwnSockets(() => new Socket());
    const socket = sockets.factory(target);
    socket.destroy();
    await once(socket, 'close');

    expect(sockets.size).toBe(0);
  });
});
