import { createHmac } from 'node:crypto';
import * as fc from 'fast-check';
import { keyedHash } from './keyed-hash.js';

/** Of one to four bytes in UTF-8, and half of a character. */
const LETTER = fc.constantFrom('a', '7', '\u001f', 'ï', '☃', '\u{1f600}', '\ud83d');
const TEXTS = fc.array(fc.string({ unit: LETTER, maxLength: 200 }), { minLength: 1 });

describe('the keyed hash', () => {
  it('is HMAC-SHA-256, whatever the key and however long the texts, one after the other', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 130 }), TEXTS, (bytes, texts) => {
        const key = Buffer.from(bytes);
        const hashOf = keyedHash(key);
        for (const text of texts) {
          expect(hashOf(text)).toBe(createHmac('sha256', key).update(text).digest('hex'));
        }
      }),
    );
  });

  it('is that of RFC 4231', () => {
    expect(keyedHash(Buffer.from('Jefe'))('what do ya want for nothing?')).toBe(
      '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843',
    );
  });
});
