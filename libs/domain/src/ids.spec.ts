import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { eventIdOf, recipientNames, uuidOf } from './ids.js';

const DNS = Buffer.from('6ba7b8109dad11d180b400c04fd430c8', 'hex');

/** Of one to four bytes in UTF-8, and half of a character. */
const LETTER = fc.constantFrom('a', '7', '/', 'ï', '☃', '\u{1f600}', '\ud83d');

/** RFC 9562 §5.5 to the letter, on bytes. */
function nameBasedUuid(namespace: Buffer, name: string): string {
  const bytes = createHash('sha1').update(namespace).update(name).digest();
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x50, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}

describe('the ids of events', () => {
  it('are those that were given out before: made elsewhere, from the same names', () => {
    expect(eventIdOf('gwent-police', 'OC-2026-000123', '1', 'ContactRecorded')).toBe(
      '156949b2-7093-544c-9bd0-ba2865c26383',
    );
    expect(eventIdOf('probation-wales', 'CONTACT/Siân-☃', '7', 'ContactOffered')).toBe(
      'aadcea46-cfd2-52b1-bd36-533bdcf59863',
    );
  });

  it('are name-based UUIDs in the namespace of iom.uk, whatever the parts are', () => {
    const namespace = Buffer.from(nameBasedUuid(DNS, 'iom.uk').replaceAll('-', ''), 'hex');
    const part = fc.oneof(fc.string({ unit: LETTER }), fc.integer());
    fc.assert(
      fc.property(fc.array(part), (parts) => {
        expect(uuidOf(...parts)).toBe(nameBasedUuid(namespace, parts.join('\u001f')));
      }),
    );
  });
});

describe('the names for one recipient', () => {
  it('are the same for ever, and another recipient’s are others', () => {
    const key = Buffer.alloc(32, 7);
    const names = recipientNames(key, 'gwent-police');
    expect([names.personKeyOf('s-1'), names.eventIdOf('e-1')]).toEqual([
      'a86b6761-3d1a-5a0f-edd6-af1fef1fbd07',
      '1a59ad2f-04bd-23ca-98ef-e9ab7dd55ddc',
    ]);
    const others = recipientNames(key, 'north-wales-police');
    expect(others.personKeyOf('s-1')).not.toBe(names.personKeyOf('s-1'));
  });

  it('tell disclosures apart by event, recipient and attempt, and by nothing that can be known without the key', () => {
    const gwent = recipientNames(Buffer.alloc(32, 7), 'gwent-police');
    const ids = [
      gwent.disclosureIdOf('e-1', 1),
      gwent.disclosureIdOf('e-1', 2),
      gwent.disclosureIdOf('e-2', 1),
      recipientNames(Buffer.alloc(32, 7), 'north-wales-police').disclosureIdOf('e-1', 1),
      recipientNames(Buffer.alloc(32, 8), 'gwent-police').disclosureIdOf('e-1', 1),
      gwent.eventIdOf('e-1'),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids[0]).toBe('4bd31948-35d4-c158-d3e2-98485ac2b391');
  });
});
