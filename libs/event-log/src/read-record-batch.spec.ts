import { gzipSync } from 'node:zlib';
import * as fc from 'fast-check';
import { readCompressedBatch } from './compressed-batch.js';
import { readRecordBatch } from './read-record-batch.js';
import { writeRecordBatch } from './record-batch.js';
import { WireWriter } from './wire-writer.js';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const PRODUCER = { producerId: '7', producerEpoch: 0, firstSequence: 0, isTransactional: false };
const PLACE = { topic: 'source.gwent-police', partition: 2 };
const RECORDS_AT = 61;

type Records = Parameters<typeof writeRecordBatch>[1];

function batchOf(records: Records, firstOffset = 0): Buffer {
  const out = new WireWriter();
  writeRecordBatch(out, records, PRODUCER, NOW);
  out.written.writeBigInt64BE(BigInt(firstOffset));
  return out.written;
}

const bytes = fc.uint8Array({ maxLength: 40 }).map((array) => Buffer.from(array));
const name = fc.string({ maxLength: 10 });
const record = fc.record({
  key: fc.option(bytes),
  value: fc.option(bytes),
  headers: fc.dictionary(name, fc.oneof(bytes, fc.array(bytes, { minLength: 1, maxLength: 3 }))),
  timestamp: fc.integer({ min: 0, max: 2 ** 42 }),
});

describe('a batch of the log', () => {
  it('is read as it was written, by us and by kafkajs alike', async () => {
    const records = fc.array(record, { minLength: 1, maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(records, fc.nat(2 ** 40), async (given, firstOffset) => {
        const batch = batchOf(given, firstOffset);
        const read = readRecordBatch(batch, PLACE);
        expect(read).toEqual(
          given.map(({ key, value, headers, timestamp }, i) => ({
            ...PLACE,
            offset: firstOffset + i,
            index: 0,
            key,
            value,
            headers: Object.fromEntries(
              Object.entries(headers).map(([header, one]) => [
                header,
                Array.isArray(one) ? one.at(-1) : one,
              ]),
            ),
            timestampMs: timestamp,
          })),
        );
        expect(await readCompressedBatch(batch, PLACE)).toEqual(read);
      }),
      { numRuns: 100 },
    );
  });

  it('has the broker’s time where the broker dates it', () => {
    const batch = batchOf([{ value: 'a' }, { value: 'b' }]);
    batch.writeInt16BE(0x08, 21);
    batch.writeBigInt64BE(BigInt(NOW + 5_000), 35);

    expect(readRecordBatch(batch, PLACE).map(({ timestampMs }) => timestampMs)).toEqual([
      NOW + 5_000,
      NOW + 5_000,
    ]);
  });

  it('may hold a header without a value, and any name', () => {
    const headers = { none: null, ['__proto__']: 'x' };
    const [read] = readRecordBatch(batchOf([{ value: 'a', headers }]), PLACE);

    expect(Object.entries(read?.headers ?? {})).toEqual([
      ['none', undefined],
      ['__proto__', Buffer.from('x')],
    ]);
  });

  it('may have been compressed by another system', async () => {
    const headers = { 'x-origin': 'synthetic' };
    const plain = batchOf([{ key: 'k', value: 'v', headers }, { value: null }]);
    const records = gzipSync(plain.subarray(RECORDS_AT));
    const batch = Buffer.concat([plain.subarray(0, RECORDS_AT), records]);
    batch.writeInt32BE(batch.length - 12, 8);
    batch.writeInt16BE(1, 21);

    expect(await readCompressedBatch(batch, PLACE)).toEqual(readRecordBatch(plain, PLACE));
  });
});
