/** Bytes as a broker sends them, for the cases that a real one only shows after minutes. */
interface Response {
  readonly stable: number;
  readonly batches: readonly Buffer[];
  readonly aborted?: readonly { readonly producerId: number; readonly firstOffset: number }[];
  readonly errorCode?: number;
}

interface Batch {
  readonly base: number;
  readonly values: readonly string[];
  readonly producerId?: number;
  /** Beyond the last record, where compaction has removed what came after it. */
  readonly lastOffset?: number;
}

const TRANSACTIONAL = 0x10;
const CONTROL = 0x20;
const HEADER_BYTES = 61;
const CRC_END = 21;
const LENGTH_END = 12;

/** A Fetch v11 response for one partition. */
export function fetchResponse({ stable, batches, aborted = [], errorCode = 0 }: Response): Buffer {
  const set = Buffer.concat(batches);
  return Buffer.concat([
    int32(0),
    int16(0),
    int32(0),
    int32(1),
    int16(1),
    Buffer.from('t'),
    int32(1),
    int32(0),
    int16(errorCode),
    int64(stable),
    int64(stable),
    int64(0),
    int32(aborted.length),
    ...aborted.flatMap(({ producerId, firstOffset }) => [int64(producerId), int64(firstOffset)]),
    int32(-1),
    int32(set.length),
    set,
  ]);
}

/** A record batch; with a producer id it belongs to a transaction. */
export function recordBatch({ base, values, producerId = -1, lastOffset }: Batch): Buffer {
  const records = Buffer.concat(values.map((value, i) => framed(record(i, Buffer.from(value)))));
  const attributes = producerId < 0 ? 0 : TRANSACTIONAL;
  const last = lastOffset ?? base + values.length - 1;
  return batch({ base, last, producerId, attributes, count: values.length, records });
}

/** The end of a producer's transaction: whether it committed or aborted is said elsewhere. */
export function commitMarker({ base, producerId }: { base: number; producerId: number }): Buffer {
  const records = framed(record(0, Buffer.alloc(6)));
  const attributes = TRANSACTIONAL | CONTROL;
  return batch({ base, last: base, producerId, attributes, count: 1, records });
}

function batch(of: {
  base: number;
  last: number;
  producerId: number;
  attributes: number;
  count: number;
  records: Buffer;
}): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeBigInt64BE(BigInt(of.base), 0);
  header.writeInt32BE(HEADER_BYTES - LENGTH_END + of.records.length, 8);
  header.writeInt8(2, 16);
  header.writeInt16BE(of.attributes, CRC_END);
  header.writeInt32BE(of.last - of.base, 23);
  header.writeBigInt64BE(BigInt(of.producerId), 43);
  header.writeInt32BE(of.count, 57);
  return Buffer.concat([header, of.records]);
}

function record(offsetDelta: number, value: Buffer): Buffer {
  return Buffer.concat([
    Buffer.from([0]),
    varint(0),
    varint(offsetDelta),
    varint(-1),
    varint(value.length),
    value,
    varint(0),
  ]);
}

const framed = (bytes: Buffer): Buffer => Buffer.concat([varint(bytes.length), bytes]);

/** Zigzag; small numbers only. */
function varint(value: number): Buffer {
  let left = value < 0 ? -2 * value - 1 : 2 * value;
  const bytes: number[] = [];
  for (; left > 0x7f; left >>>= 7) bytes.push((left & 0x7f) | 0x80);
  return Buffer.from([...bytes, left]);
}

function int16(value: number): Buffer {
  const bytes = Buffer.alloc(2);
  bytes.writeInt16BE(value);
  return bytes;
}

function int32(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeInt32BE(value);
  return bytes;
}

function int64(value: number): Buffer {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
}
