import * as fc from 'fast-check';
import { findingsIn } from './text-blocker.js';

const HARMLESS = 'Seen near the retail park on Friday at 12:30 in the company of two others.';

describe('the blocker of free text', () => {
  it('lets plain words pass that name nobody', () => {
    expect(findingsIn(HARMLESS)).toEqual([]);
  });

  it.each([
    ['a name', 'Seen with Synthia Example near the shops.', 'NAME'],
    ['a name at the beginning', 'Synthia was seen near the shops.', 'NAME'],
    ['more than a few words', 'seen '.repeat(101), 'NAME'],
    ['a telephone number', 'Rings 01632 960 123 every day.', 'NUMBER'],
    ['a PNC id', 'Associates with 2015/0000123L.', 'NUMBER'],
    ['a postcode', 'Staying at zz1 1zz.', 'NUMBER'],
    ['a number plate', 'Drives zz26 zzz.', 'NUMBER'],
    ['an address of mail', 'Uses someone@synthetic.example.', 'NUMBER'],
    ['a source', 'An informant believes that the bike is there.', 'SOURCE'],
    ['who told it', 'The neighbour told officers of it.', 'SOURCE'],
    ['how it was found out', 'Under surveillance since March.', 'SOURCE'],
    ['a victim', 'The victim lives nearby.', 'SOURCE'],
    ['health', 'Seen drunk near the retail park.', 'SPECIAL'],
    ['health in Welsh', 'cyffuriau', 'SPECIAL'],
    ['religion', 'Seen at the mosque.', 'SPECIAL'],
  ] as const)('holds %s', (_, text, finding) => {
    expect(findingsIn(text)).toContain(finding);
  });

  it('holds harmless words as soon as anything is among them that it would hold alone', () => {
    const bad = fc.constantFrom('Synthia', '01632960123', 'informant', 'heroin', 'zz1 1zz');
    fc.assert(
      fc.property(bad, fc.boolean(), (word, first) => {
        const text = first ? `${word} ${HARMLESS}` : `${HARMLESS} ${word}`;
        expect(findingsIn(text)).not.toEqual([]);
      }),
    );
  });

  it('has an answer to any text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 600 }), (text) => {
        expect(findingsIn(text).length).toBeLessThanOrEqual(4);
      }),
    );
  });
});
