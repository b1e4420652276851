import { SafeError } from '@iom/platform';
import { WireWriter } from './wire-writer.js';
import { type ProduceFields, writeProduce } from './write-produce.js';

/** What a broker has answered for. */
export interface Acknowledged {
  readonly topic: string;
  readonly partition: number;
}

/** The broker has refused a partition's records. */
export class ProduceRefusedError extends SafeError {
  override readonly name = 'ProduceRefusedError';

  constructor(readonly errorCode: number) {
    super(`The broker refused to write with Kafka error code ${errorCode}`);
  }
}

/** One for the process: a request is written at a stretch, and what is handed out is a copy. */
const writer = new WireWriter();

/**
 * A Produce request as a broker's connections take it: `broker.connectionPool.send(produceRequest(…))`. It resolves with what
 * was acknowledged, and rejects with a `ProduceRefusedError` when any partition was refused. kafkajs's own makes some ten
 * buffers a record; this one writes each byte once, with the same outcome.
 */
export function produceRequest(fields: ProduceFields) {
  return {
    request: {
      apiKey: 0,
      apiVersion: 7,
      apiName: 'Produce',
      encode: () => Promise.resolve(encoded(fields)),
    },
    response: {
      decode: async (payload: Buffer) => acknowledged(payload),
      parse: (all: readonly Acknowledged[]) => Promise.resolve(all),
    },
  };
}

function encoded(fields: ProduceFields): { readonly buf: Buffer; readonly buffer: Buffer } {
  writer.reset();
  writeProduce(writer, fields, Date.now());
  const buffer = Buffer.from(writer.written);
  return { buf: buffer, buffer };
}

const PARTITION_REST_BYTES = 24; // base offset, time of append, start of the log

/** Reads a Produce response of version 7. */
export function acknowledged(payload: Buffer): readonly Acknowledged[] {
  let at = 0;
  const int16 = () => payload.readInt16BE((at += 2) - 2);
  const int32 = () => payload.readInt32BE((at += 4) - 4);
  const all: Acknowledged[] = [];
  for (let topics = int32(); topics > 0; topics--) {
    const length = int16();
    const topic = payload.toString('utf8', at, (at += length));
    for (let partitions = int32(); partitions > 0; partitions--) {
      all.push({ topic, partition: int32() });
      const code = int16();
      if (code !== 0) throw new ProduceRefusedError(code);
      at += PARTITION_REST_BYTES;
    }
  }
  return all;
}
