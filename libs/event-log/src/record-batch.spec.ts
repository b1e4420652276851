import { jest } from '@jest/globals';
import * as fc from 'fast-check';
import Decoder from 'kafkajs/src/protocol/decoder.js';
import decodeRecordBatch from 'kafkajs/src/protocol/recordBatch/v0/decoder.js';
import produceRequest from 'kafkajs/src/protocol/requests/produce/v7/request.js';
import { type BatchRecord, writeRecordBatch } from './record-batch.js';
import { WireWriter } from './wire-writer.js';
import { type ProduceFields, writeProduce } from './write-produce.js';

const NOW = Date.parse('2026-11-23T09:00:00Z');
const text = fc.oneof(
  fc.string({ maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }), // any code points, lone halves of pairs included
);
const bytes = fc
  .oneof(
    fc.uint8Array({ maxLength: 100 }),
    fc.constantFrom(8_070, 8_190, 70_000).map((size) => Buffer.alloc(size)),
  )
  .map((array) => Buffer.from(array));
const content = fc.oneof(fc.constant(null), text, bytes);
const headerValue = fc.oneof(text, bytes);
const headers = fc.dictionary(
  text.filter((name) => name !== '__proto__'),
  fc.oneof(headerValue, fc.array(headerValue, { maxLength: 3 })),
  { maxKeys: 5 },
);
/** Of thirteen digits, as every time between 2001 and 2286: kafkajs compares times as texts. */
const timestamp = fc.integer({ min: 1_000_000_000_000, max: 9_999_999_999_999 }).map(String);
const record: fc.Arbitrary<BatchRecord> = fc.record(
  { key: content, value: content, headers, timestamp },
  { requiredKeys: ['value'] },
);
const messages = fc.array(record, { minLength: 1, maxLength: 6 });
/** kafkajs forgets those without a time of their own when it dates a batch in which others have one. */
const alikeDated = messages.map((given) =>
  given.some((each) => each.timestamp === undefined)
    ? given.map((each) => ({ ...each, timestamp: undefined }))
    : given,
);
const fields: fc.Arbitrary<ProduceFields> = fc.record({
  transactionalId: fc.option(fc.string({ minLength: 1 }), { nil: undefined }),
  producerId: fc.bigInt({ min: 0n, max: 2n ** 63n - 1n }).map(String),
  producerEpoch: fc.nat(32_767),
  topicData: fc.array(
    fc.record({
      topic: fc.string({ minLength: 1 }),
      partitions: fc.array(
        fc.record({ partition: fc.nat(1_000), firstSequence: fc.nat(), messages: alikeDated }),
        { minLength: 1, maxLength: 3 },
      ),
    }),
    { maxLength: 2 },
  ),
});

/** One writer for all of them, as one sends: nothing of what it was used for before may be left. */
const writer = new WireWriter(1);

function encoded(records: readonly BatchRecord[]): Buffer {
  const of = { producerId: '7', producerEpoch: 0, firstSequence: 0, isTransactional: true };
  writer.reset();
  writeRecordBatch(writer, records, of, NOW);
  return Buffer.from(writer.written);
}

const toBytes = (given: Buffer | string | null | undefined) =>
  given === null || given === undefined ? null : Buffer.from(given as Buffer);

const decoded = async (batch: Buffer) => (await decodeRecordBatch(new Decoder(batch))).records;

describe('what is sent to the brokers', () => {
  beforeEach(() => {
    jest.spyOn(Date, 'now').mockReturnValue(NOW);
  });

  it('is byte for byte what kafkajs would send', async () => {
    await fc.assert(
      fc.asyncProperty(fields, async (given) => {
        writer.reset();
        writeProduce(writer, given, NOW);
        const expected = await produceRequest({ ...given, acks: -1, timeout: 30_000 }).encode();
        expect(writer.written.equals(expected.buffer)).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('is read by kafkajs as it was given', async () => {
    await fc.assert(
      fc.asyncProperty(messages, async (given) => {
        const read = await decoded(encoded(given));
        expect(
          read.map(({ offset, timestamp: at, key, value }) => [offset, at, key, value]),
        ).toEqual(
          given.map((each, i) => [
            String(i),
            each.timestamp ?? String(NOW),
            toBytes(each.key),
            toBytes(each.value),
          ]),
        );
      }),
      { numRuns: 50 },
    );
  });

  it('carries a header as often as it was given, and one without a value as such', async () => {
    const batch = encoded([
      {
        value: null,
        headers: { twice: ['one', Buffer.from('two')], none: undefined, never: [], last: 'naïve' },
      },
    ]);
    const [read] = await decoded(batch);

    expect(read?.headers).toEqual({
      twice: [Buffer.from('one'), Buffer.from('two')],
      none: null,
      last: Buffer.from('naïve'),
    });
  });

  it('keeps records of several hundred kilobytes whole, between small ones', async () => {
    const sizes = [0, 62, 63, 64, 8_000, 8_191, 8_192, 500_000, 1_100_000, 3];
    const read = await decoded(encoded(sizes.map((size) => ({ value: Buffer.alloc(size, 'x') }))));

    expect(read.map(({ value }) => value?.length)).toEqual(sizes);
  });
});
