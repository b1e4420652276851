import { once } from 'node:events';
import { type AddressInfo, connect, createServer, type Server, type Socket } from 'node:net';
import { promisify } from 'node:util';

/** Kafka's numbers of the requests that a stage's transactions are made of. */
export const API = {
  produce: 0,
  initProducerId: 22,
  addPartitions: 24,
  addOffsets: 25,
  endTransaction: 26,
  commitOffset: 28,
} as const;

export interface Fault {
  readonly api: number;
  /** The request never arrives, or the broker has done it and nobody hears. */
  readonly loses: 'request' | 'reply';
}

const API_AT = 4;
const CORRELATION_AT = 8;

/** Forwards Kafka's TCP, and cuts the connection once at the request it was told to. */
export class FaultProxy {
  /** The next one to happen; undefined when it has. */
  fault: Fault | undefined;
  private readonly sockets = new Set<Socket>();

  private constructor(
    private readonly server: Server,
    private readonly target: { readonly host: string; readonly port: number },
  ) {
    server.on('connection', (client: Socket) => this.pipe(client));
  }

  static async before(broker: string): Promise<FaultProxy> {
    const [host = '', port = ''] = broker.split(':');
    const server = createServer();
    const proxy = new FaultProxy(server, { host, port: Number(port) });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return proxy;
  }

  /** Connects to the proxy, whichever broker is asked for. */
  connect(onConnect: () => void): Socket {
    const { port } = this.server.address() as AddressInfo;
    return connect({ host: '127.0.0.1', port }, onConnect);
  }

  /** How many connections are open now. */
  connections(): Promise<number> {
    return promisify(this.server.getConnections.bind(this.server))();
  }

  close(): void {
    this.server.close();
    for (const socket of this.sockets) socket.destroy();
  }

  private pipe(client: Socket): void {
    const upstream = connect(this.target.port, this.target.host);
    const lost = new Set<number>();
    const cut = () => {
      client.destroy();
      upstream.destroy();
    };
    for (const socket of [client, upstream]) {
      this.sockets.add(socket);
      socket.on('error', cut).on('close', cut);
    }
    onFrames(client, (frame) => {
      if (this.fault?.api === frame.readInt16BE(API_AT)) {
        const { loses } = this.fault;
        this.fault = undefined;
        if (loses === 'request') {
          cut();
          return;
        }
        lost.add(frame.readInt32BE(CORRELATION_AT));
      }
      upstream.write(frame);
    });
    onFrames(upstream, (frame) => {
      if (lost.has(frame.readInt32BE(4))) cut();
      else client.write(frame);
    });
  }
}

function onFrames(socket: Socket, take: (frame: Buffer) => void): void {
  let rest: Buffer = Buffer.alloc(0);
  socket.on('data', (data: Buffer) => {
    rest = Buffer.concat([rest, data]);
    while (rest.length >= 4 && rest.length >= 4 + rest.readInt32BE(0)) {
      const end = 4 + rest.readInt32BE(0);
      take(rest.subarray(0, end));
      rest = rest.subarray(end);
    }
  });
}
