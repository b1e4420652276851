import { createConnection } from 'node:net';

const METADATA = 3;
const CORRELATION = 1;

/** A metadata request, version 1, that asks for no topic: [size][api][version][correlation][client][count]. */
export function metadataRequest(): Buffer {
  const client = Buffer.from('iom-sandbox');
  const body = Buffer.alloc(2 + 2 + 4 + 2 + client.length + 4);
  body.writeInt16BE(METADATA, 0);
  body.writeInt16BE(1, 2);
  body.writeInt32BE(CORRELATION, 4);
  body.writeInt16BE(client.length, 8);
  client.copy(body, 10);
  body.writeInt32BE(0, 10 + client.length);
  const size = Buffer.alloc(4);
  size.writeInt32BE(body.length);
  return Buffer.concat([size, body]);
}

/** How many brokers the answer names; `undefined` while it is not all there. */
export function brokersNamed(answer: Buffer): number | undefined {
  if (answer.length < 12 || answer.length < 4 + answer.readInt32BE(0)) return undefined;
  return answer.readInt32BE(4) === CORRELATION ? answer.readInt32BE(8) : 0;
}

/**
 * Whether the broker answers and names as many brokers as there are to be, itself among them: before that its port may be open, but it would
 * turn a client away. Spoken by hand, because the client library belongs to the event log alone.
 */
export function kafkaAnswers(port: number, expected = 1, withinMs = 1_000): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = createConnection({ port, host: '127.0.0.1' });
    let answer = Buffer.alloc(0);
    const settle = (answers: boolean): void => {
      socket.destroy();
      resolve(answers);
    };
    socket.setTimeout(withinMs, () => settle(false));
    socket.once('connect', () => socket.write(metadataRequest()));
    socket.once('error', () => settle(false));
    socket.once('close', () => settle(false));
    socket.on('data', (chunk) => {
      answer = Buffer.concat([answer, chunk]);
      const brokers = brokersNamed(answer);
      if (brokers !== undefined) settle(brokers >= expected);
    });
  });
}
