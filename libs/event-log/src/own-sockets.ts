import type { Socket } from 'node:net';
import type { ISocketFactory } from 'kafkajs';

/**
 * The sockets of one client. kafkajs ends those it knows of. It forgets one when two requests find a connection lost at the same
 * moment and open one each, and it opens another when a request is still on its way at the end. Each of these would stay open for
 * minutes, and keep a process that has finished from ending.
 */
export class OwnSockets {
  private readonly sockets = new Set<Socket>();
  private refusing = false;

  constructor(private readonly create: ISocketFactory) {}

  get size(): number {
    return this.sockets.size;
  }

  /** For kafkajs: opens a socket, or one that fails at once when none is wanted any more. */
  readonly factory: ISocketFactory = (target) => {
    const socket = this.create(target);
    this.sockets.add(socket);
    socket.once('close', () => this.sockets.delete(socket));
    if (this.refusing) end(socket);
    return socket;
  };

  /** What is open may finish; nothing more is opened. */
  refuse(): void {
    this.refusing = true;
  }

  /** Ends whatever is still open, asked for or forgotten. */
  endAll(): void {
    this.refusing = true;
    for (const socket of this.sockets) end(socket);
  }
}

/** kafkajs learns by an error, and by nothing else, that a socket which it did not end itself is no more. */
function end(socket: Socket): void {
  socket.destroy(socket.writableEnded ? undefined : new Error('The client has been closed'));
}
