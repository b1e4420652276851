import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseAsn } from './asn.js';
import { parseCrn, parseNoms } from './case-identifiers.js';
import { parseCro } from './cro.js';
import { parsePnc } from './pnc.js';

const OBSERVED_YEAR = 2026;

const PARSERS = {
  PNC: (text: string) => parsePnc(text, OBSERVED_YEAR),
  CRO: parseCro,
  ASN: parseAsn,
  CRN: parseCrn,
  NOMS: parseNoms,
};

const rows = readFileSync(fileURLToPath(new URL('vectors.csv', import.meta.url)), 'utf8')
  .trimEnd()
  .split('\n')
  .slice(1)
  .map((line) => line.split(',') as [keyof typeof PARSERS, ...string[]]);

/**
 * Values of public test suites, fixtures and messages. Where those disagree with each other, with their own check letter or
 * with what is read here, the last column says why. The number of a court's case (PTIURN) names no person and is not read.
 */
describe('identifiers as other systems write them', () => {
  it.each(rows)('%s "%s" is %s %s', (type, value = '', kind, result, assumed) => {
    expect(inWords(PARSERS[type](value), value)).toEqual([kind, result, assumed]);
  });

  it('are of every kind, read in every way there is', () => {
    for (const type of ['PNC', 'CRO', 'ASN']) {
      expect([...ways(type)]).toEqual(
        expect.arrayContaining(['valid', 'malformed', 'check-letter']),
      );
    }
    for (const type of ['CRN', 'NOMS']) {
      expect([...ways(type)]).toEqual(expect.arrayContaining(['valid', 'invalid']));
    }
    expect([...ways('PNC')]).toEqual(expect.arrayContaining(['none', 'year', 'ambiguous']));
    expect(ways('ASN')).toContain('placeholder');
  });
});

/** The outcomes and reasons that the file has for a kind of identifier. */
const ways = (type: string) =>
  new Set(rows.flatMap(([of, , kind, result]) => (of === type ? [kind, result] : [])));

type Reading = ReturnType<(typeof PARSERS)[keyof typeof PARSERS]>;

/** A reading as a row of the file says it. What is refused must have been kept as it was written. */
function inWords(reading: Reading, written: string): string[] {
  switch (reading.kind) {
    case 'valid':
      return [
        'valid',
        reading.canonical,
        'assumedCentury' in reading ? String(reading.assumedCentury) : '',
      ];
    case 'unverified':
      return ['unverified', reading.text === written ? reading.reason : 'changed', ''];
    case 'none':
    case 'invalid':
      return [reading.kind, '', ''];
  }
}
