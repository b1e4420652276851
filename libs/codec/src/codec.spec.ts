import { EVENT_TYPES } from '@iom/domain';
import { observed, recorded } from '@iom/testing';
import { Codec, NotFramedError, schemaIdOf, UnknownSchemaIdError } from './codec.js';
import { decodeObserved, decodeRecorded, encodeEvent } from './events.js';
import { packingWith } from './packing.js';
import { MemorySchemaIds } from './schema-ids.js';
import { loadSchemas } from './schema-files.js';
import { statePartsWith } from './state-part.js';

const schemas = loadSchemas();

let codec: Codec;

beforeAll(async () => {
  codec = await Codec.open(schemas, new MemorySchemaIds());
});

describe('the codec', () => {
  it.each(EVENT_TYPES)('reads a %s as it was written, observed and recorded', (type) => {
    expect({ ...decodeObserved(codec, encodeEvent(codec, observed(type))) }).toMatchObject(
      observed(type),
    );
    expect({ ...decodeRecorded(codec, encodeEvent(codec, recorded(type))) }).toMatchObject(
      recorded(type),
    );
  });

  it('writes Confluent wire format: a zero byte, the registry id, Avro', () => {
    const bytes = encodeEvent(codec, observed('ContactRecorded'));
    expect(bytes[0]).toBe(0);
    expect(schemaIdOf(bytes)).toBe(codec.idOf('uk.iom.ContactRecorded'));
  });

  it('reads what a newer version wrote, once it has learnt its id', async () => {
    const ids = new MemorySchemaIds();
    const old = await Codec.open(schemas, ids);
    const packed = schemas.get('uk.iom.ResponsibleTeamChanged');
    const newer = {
      ...packed,
      fields: [
        ...(packed?.fields ?? []),
        { name: 'office', type: ['null', 'string'], default: null },
      ],
    };
    const newCodec = await Codec.open(
      new Map([['uk.iom.ResponsibleTeamChanged', newer as never]]),
      ids,
    );
    const bytes = newCodec.encode('uk.iom.ResponsibleTeamChanged', {
      ...observed('ResponsibleTeamChanged'),
      office: 'a',
    });

    expect(() => old.decode(bytes)).toThrow(UnknownSchemaIdError);
    await old.learn([bytes, null]);

    expect(decodeObserved(old, bytes)).toMatchObject(observed('ResponsibleTeamChanged'));
    expect(old.decode(bytes).value).not.toHaveProperty('office');
  });

  it('refuses what is not framed', () => {
    expect(() => codec.decode(Buffer.from('{"a":1}'))).toThrow(NotFramedError);
  });

  it('names the field that does not fit, never its value', () => {
    const wrong = { ...observed('ContactRecorded'), notes: { surname: 'ZZ-SYNTHETIC-CANARY' } };
    expect(() => codec.encode('uk.iom.ContactRecorded', wrong)).toThrow(/at notes/);
    expect(() => codec.encode('uk.iom.ContactRecorded', wrong)).not.toThrow(/CANARY/);
  });

  it('reads values of any size as they were written, whatever was written before them', () => {
    const sizes = [10, 70_000, 65_500, 200_000, 0, 2_000_000, 1_023, 10];
    const events = sizes.map((size) => recorded('ContactRecorded', { notes: 'é'.repeat(size) }));
    const encoded = events.map((event) => encodeEvent(codec, event));
    expect(encoded.map((bytes) => decodeRecorded(codec, bytes))).toEqual(
      events.map((event) => expect.objectContaining({ notes: event.notes })),
    );
  });

  it('writes a value that fits after one that did not', () => {
    const event = observed('ContactRecorded');
    const before = encodeEvent(codec, event);
    const wrong = { ...event, notes: { surname: 'Synthetic' } };
    expect(() => codec.encode('uk.iom.ContactRecorded', wrong)).toThrow(/at notes/);
    expect(encodeEvent(codec, event)).toEqual(before);
  });

  it('packs entries in order into records of at most 500 kB', () => {
    const packing = packingWith(codec);
    const entries = Array.from({ length: 3_000 }, (_, i) => Buffer.alloc(400, i % 251));
    const records = packing.pack(entries);
    expect(records.length).toBe(3);
    expect(Math.max(...records.map(({ length }) => length))).toBeLessThanOrEqual(500_000);
    const unpacked = records.flatMap((record) => packing.unpack(record));
    // One comparison of all bytes: comparing thousands of buffers byte by byte takes longer than a test may.
    expect(unpacked.map(({ length }) => length)).toEqual(entries.map(({ length }) => length));
    expect(Buffer.concat(unpacked).equals(Buffer.concat(entries))).toBe(true);
  });

  it('stores state parts, removals among them', () => {
    const parts = statePartsWith(codec);
    const delta = {
      sequence: 7,
      part: 0,
      entries: [
        ['a', Buffer.from('1')],
        ['b', undefined],
      ] as const,
    };
    expect(parts.decode(parts.encode(delta))).toEqual(delta);
    expect(parts.decode(parts.encode({ ...delta, bucket: 3 })).bucket).toBe(3);
  });
});
